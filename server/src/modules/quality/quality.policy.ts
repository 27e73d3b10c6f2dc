import type { Actor } from '../../kernel/actor.js';
import { Forbidden } from '../../kernel/errors.js';
import { isWithin, regionName } from '../../kernel/pure/region.js';

export interface Scope {
  readonly code: string;
  readonly name: string;
}

/** A regulator's own region; the operator's is the whole city. */
export function scopeOf(actor: Actor, operatorRegion: string): Scope {
  const code = actor.partyKind === 'regulator' ? actor.regionScope : operatorRegion;
  if (!code) throw new Forbidden('您的岗位没有设置统计区域，请联系管理员');
  return { code, name: regionName(code) };
}

/** A district sees its own sources and those of the whole city, whose data are about its firms too; never another district's. */
export const isInScope = (region: string, scope: Scope): boolean => isWithin(region, scope.code) || isWithin(scope.code, region);
