import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A part of an organisation that people belong to: a sub-branch, a district office. */
@Entity('branches')
@Index('ux_branches_organisation_name', ['organisationId', 'searchName'], { unique: true })
@Index('ix_branches_parent', ['parentId'])
export class Branch {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'organisation_id', type: 'varchar', length: 26 })
  readonly organisationId!: string;

  @Column({ type: 'varchar', length: 100 })
  readonly name!: string;

  @Column({ name: 'search_name', type: 'varchar', length: 100 })
  readonly searchName!: string;

  @Column({ type: 'varchar', length: 6, nullable: true })
  readonly region!: string | null;

  @Column({ name: 'parent_id', type: 'varchar', length: 26, nullable: true })
  readonly parentId!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;
}
