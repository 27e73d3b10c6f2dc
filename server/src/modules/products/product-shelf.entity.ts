import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One row whose number grows with every change that the hall shows. Each process compares it with the number its cache was
 * loaded at. A single row, because its lock makes numbers commit in order: of two stamps taken side by side the later one could commit first.
 */
@Entity('product_shelf')
export class ProductShelf {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly name!: string;

  @Column({ type: 'integer' })
  readonly stamp!: number;
}
