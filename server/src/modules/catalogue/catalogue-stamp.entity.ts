import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row whose number grows with every publication: each process compares it with the number its definitions were loaded at. */
@Entity('catalogue_stamp')
export class CatalogueStamp {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly name!: string;

  @Column({ type: 'integer' })
  readonly stamp!: number;
}
