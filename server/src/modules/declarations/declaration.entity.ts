import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DeclarationState } from './declarations.contract.js';

/** One declaration of one firm. */
@Entity('declarations')
@Index('ix_declarations_enterprise', ['enterpriseId', 'id'])
@Index('ix_declarations_replaces', ['replaces'])
@Index('ix_declarations_load', ['loadId'])
@Index('ix_declarations_evidence', ['evidenceId'])
@Index('ix_declarations_created_by', ['createdBy'])
@Index('ix_declarations_submitted_by', ['submittedBy'])
@Index('ix_declarations_ended_by', ['endedBy'])
@Index('ux_declarations_reference', ['reference'], { unique: true })
@Index('ux_declarations_standing_key', ['standingKey'], { unique: true })
export class Declaration {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'enterprise_id', type: 'varchar', length: 26 })
  readonly enterpriseId!: string;

  @Column({ type: 'varchar', length: 20 })
  readonly reference!: string;

  @Column({ type: 'varchar', length: 10 })
  readonly dataset!: string;

  /** Of the catalogue entry it was checked against. */
  @Column({ name: 'dataset_version', type: 'integer', nullable: true })
  readonly datasetVersion!: number | null;

  @Column({ type: 'varchar', length: 20 })
  readonly state!: DeclarationState;

  @Column({ type: 'integer' })
  readonly revision!: number;

  /** What was written into the form, by field: JSON, sealed. */
  @Column({ type: 'text' })
  readonly cells!: string;

  @Column({ type: 'varchar', length: 10, nullable: true })
  readonly period!: string | null;

  /** The accepted declaration that this one amends. */
  @Column({ type: 'varchar', length: 26, nullable: true })
  readonly replaces!: string | null;

  @Column({ name: 'values_digest', type: 'varchar', length: 64, nullable: true })
  readonly valuesDigest!: string | null;

  @Column({ name: 'commitment_version', type: 'integer', nullable: true })
  readonly commitmentVersion!: number | null;

  @Column({ name: 'commitment_digest', type: 'varchar', length: 64, nullable: true })
  readonly commitmentDigest!: string | null;

  /** Stands in the records where a delivery's id would; made when it is submitted, so that it is newer than what stands there. */
  @Column({ name: 'load_id', type: 'varchar', length: 26, nullable: true })
  readonly loadId!: string | null;

  @Column({ name: 'evidence_id', type: 'varchar', length: 26, nullable: true })
  readonly evidenceId!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 26 })
  readonly createdBy!: string;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  readonly savedAt!: Date;

  @Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true })
  readonly submittedAt!: Date | null;

  @Column({ name: 'submitted_by', type: 'varchar', length: 26, nullable: true })
  readonly submittedBy!: string | null;

  @Column({ name: 'accepted_at', type: 'datetime', precision: 3, nullable: true })
  readonly acceptedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  readonly endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'varchar', length: 26, nullable: true })
  readonly endedBy!: string | null;

  @Column({ name: 'end_reason', type: 'varchar', length: 500, nullable: true })
  readonly endReason!: string | null;

  /** Firm, dataset and the row's key while it is accepted: one declaration stands for one row. */
  @Column({ name: 'standing_key', type: 'varchar', length: 180, nullable: true })
  readonly standingKey!: string | null;
}
