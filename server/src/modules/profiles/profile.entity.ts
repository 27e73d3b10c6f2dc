import { Column, Entity, PrimaryColumn, type ValueTransformer } from 'typeorm';

/** A figure as it was when the firm's records last changed. */
export interface StoredFigure {
  readonly value: string | null;
  readonly asOf: string;
}

const json: ValueTransformer = { to: (value: unknown): string => JSON.stringify(value), from: (text: string): unknown => JSON.parse(text) };

/** A firm's figures, made of its records whenever they change. Can be made again from nothing. */
@Entity('profiles')
export class Profile {
  @PrimaryColumn({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  /** By code of the indicator. */
  @Column({ type: 'text', transformer: json })
  readonly indicators!: Readonly<Record<string, StoredFigure>>;

  /** Month and yuan, oldest first. */
  @Column({ name: 'tax_months', type: 'text', transformer: json })
  readonly taxMonths!: ReadonlyArray<{ readonly month: string; readonly amount: string }>;

  @Column({ name: 'refreshed_at', type: 'datetime', precision: 3 })
  readonly refreshedAt!: Date;
}
