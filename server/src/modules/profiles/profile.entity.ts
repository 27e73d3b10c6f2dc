import { Column, Entity, Index, PrimaryColumn, type ValueTransformer } from 'typeorm';
import type { StoredFigures } from './figures.pure.js';

const json: ValueTransformer = { to: (value: unknown): string => JSON.stringify(value), from: (text: string): unknown => storedFrom(text) };

/** A firm's figures, made of its records whenever they change. Can be made again from nothing. */
@Entity('profiles')
@Index('ix_profiles_due_on', ['dueOn'])
@Index('ix_profiles_rules_version', ['rulesVersion'])
export class Profile {
  @PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'text', transformer: json })
  readonly indicators!: StoredFigures;

  /** The first day on which a figure may change although no record does: a window moves on, a validity ends. */
  @Column({ name: 'due_on', type: 'varchar', length: 10 })
  readonly dueOn!: string;

  /** The declarations it was made by. */
  @Column({ name: 'rules_version', type: 'integer' })
  readonly rulesVersion!: number;

  @Column({ name: 'refreshed_at', type: 'datetime', precision: 3 })
  readonly refreshedAt!: Date;
}

/** The first release kept `{ code: { value, asOf } }`; such a row is read as it is until it is made again. */
export function storedFrom(text: string): StoredFigures {
  const stored = JSON.parse(text) as Record<string, Record<string, string>>;
  const entries = Object.entries(stored);
  if (!entries.some(([, inner]) => 'asOf' in inner)) return stored;
  const byDay: Record<string, Record<string, string>> = {};
  for (const [code, { value, asOf = '' }] of entries) if (value) (byDay[asOf] ??= {})[code] = value;
  return byDay;
}
