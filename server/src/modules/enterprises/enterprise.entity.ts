import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../kernel/database/index.js';
import type { SizeClass } from '../../kernel/pure/size-class.js';

export type EnterpriseStatus = 'operating' | 'revoked' | 'deregistered' | 'suspended' | 'unknown';

/** A firm as the register knows it. The register's columns change only through `register`. */
@Entity('enterprises')
@Index('ux_enterprises_uscc', ['uscc'], { unique: true })
@Index('ix_enterprises_search_name', ['searchName'])
@Index('ix_enterprises_claimed_by', ['claimedBy'])
export class Enterprise {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 18 })
  readonly uscc!: string;

  @Column({ type: 'varchar', length: 200 })
  readonly name!: string;

  @Column({ name: 'search_name', type: 'varchar', length: 200 })
  readonly searchName!: string;

  @Column({ name: 'legal_representative', type: 'varchar', length: 60, nullable: true })
  readonly legalRepresentative!: string | null;

  /** Blind index of the legal representative's identity number; the number itself stays sealed in the records. */
  @Column({ name: 'identity_index', type: 'varchar', length: 64, nullable: true })
  readonly identityIndex!: string | null;

  @Column({ type: 'varchar', length: 6, nullable: true })
  readonly region!: string | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  readonly industry!: string | null;

  @Column({ name: 'registered_capital_fen', type: 'bigint', nullable: true, transformer: fen })
  readonly registeredCapitalFen!: bigint | null;

  @Column({ name: 'established_on', type: 'varchar', length: 10, nullable: true })
  readonly establishedOn!: string | null;

  @Column({ type: 'varchar', length: 20 })
  readonly status!: EnterpriseStatus;

  @Column({ type: 'integer', nullable: true })
  readonly employees!: number | null;

  /** Of the latest report, as far as the firm has it published. */
  @Column({ name: 'revenue_fen', type: 'bigint', nullable: true, transformer: fen })
  readonly revenueFen!: bigint | null;

  @Column({ name: 'assets_fen', type: 'bigint', nullable: true, transformer: fen })
  readonly assetsFen!: bigint | null;

  @Column({ name: 'figures_year', type: 'varchar', length: 4, nullable: true })
  readonly figuresYear!: string | null;

  @Column({ name: 'size_class', type: 'varchar', length: 10 })
  readonly sizeClass!: SizeClass;

  /** Null for a firm that only a person's review has vouched for. */
  @Column({ name: 'registered_as_of', type: 'datetime', precision: 3, nullable: true })
  readonly registeredAsOf!: Date | null;

  /** The person whose claim was the first to succeed: taken once, by a conditional update. */
  @Column({ name: 'claimed_by', type: 'varchar', length: 26, nullable: true })
  readonly claimedBy!: string | null;

  /** Its only registration was taken back and nobody refers to it: not in the register, until it is registered again under the same id. */
  @Column({ name: 'unregistered_at', type: 'datetime', precision: 3, nullable: true })
  readonly unregisteredAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;
}
