import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OrganisationKind } from './organisations.contract.js';

/** A party that is no enterprise: the operator, a data source, a bank, a regulator, a guarantor. */
@Entity('organisations')
@Index('ix_organisations_kind', ['kind', 'id'])
@Index('ux_organisations_search_name', ['searchName'], { unique: true })
@Index('ux_organisations_uscc', ['uscc'], { unique: true })
export class Organisation {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ type: 'varchar', length: 12 })
  readonly kind!: OrganisationKind;

  @Column({ type: 'varchar', length: 100 })
  readonly name!: string;

  @Column({ name: 'search_name', type: 'varchar', length: 100 })
  readonly searchName!: string;

  @Column({ name: 'short_name', type: 'varchar', length: 20 })
  readonly shortName!: string;

  @Column({ type: 'varchar', length: 18, nullable: true })
  readonly uscc!: string | null;

  @Column({ type: 'varchar', length: 6 })
  readonly region!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;
}
