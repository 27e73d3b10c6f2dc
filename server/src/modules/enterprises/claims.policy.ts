import type { Actor } from '../../kernel/actor.js';
import { searchKey } from '../../kernel/pure/text.js';
import type { Claim } from './claim.entity.js';
import type { Enterprise } from './enterprise.entity.js';

/** Nobody decides their own claim, whatever the role. */
export const canDecideClaim = (actor: Actor, claim: Pick<Claim, 'personId'>): boolean => actor.personId !== claim.personId;

type Registered = Pick<Enterprise, 'name' | 'legalRepresentative' | 'identityIndex'>;
type Stated = Pick<Claim, 'enterpriseName' | 'legalRepresentative' | 'identityIndex'>;

export interface Match {
  readonly name: boolean;
  readonly legalRepresentative: boolean;
  readonly identity: boolean;
}

/** What the register does not know matches nothing: a missing identity number is no proof. */
export const matchOf = (registered: Registered, stated: Stated): Match => ({
  name: comparable(registered.name) === comparable(stated.enterpriseName),
  legalRepresentative:
    registered.legalRepresentative !== null && comparable(registered.legalRepresentative) === comparable(stated.legalRepresentative),
  identity: registered.identityIndex !== null && registered.identityIndex === stated.identityIndex,
});

export const isProof = (match: Match): boolean => match.name && match.legalRepresentative && match.identity;

/** Full or half width, kind of bracket, blanks and the dot inside a name are ways of typing, not differences. */
export const comparable = (text: string): string =>
  searchKey(text)
    .replace(/[〔【\u005b]/g, '(')
    .replace(/[〕】\u005d]/g, ')')
    .replace(/[·•・‧∙.\s]/g, '');

/**
 * Never which personal detail failed, nor whether all were right and somebody else was first: either would find out an identity number by trying.
 */
export const reviewReason = (registered: Enterprise | null): string =>
  registered
    ? '提交的内容由平台工作人员与登记信息核对后答复；如果已有同事代表这家企业办理，也可以请那位同事在“成员”里邀请您'
    : '登记信息里还没有这个统一社会信用代码，由平台工作人员核对后答复';
