import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { IllegalTransition } from '../../kernel/errors.js';
import { productMachine, type ProductEvent } from './product.machine.js';
import type { ProductState } from './products.contract.js';

/** A bank's loan offer on the shelf. What it says stands in its versions. */
@Entity('products')
@Index('ix_products_bank', ['bankId', 'id'])
@Index('ix_products_state', ['state', 'confirmedAt'])
export class Product {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  /** Null until the first publication. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  state!: ProductState | null;

  @Column({ name: 'published_version_id', type: 'varchar', length: 26, nullable: true })
  publishedVersionId!: string | null;

  /** The version being worked on or reviewed; at most one. */
  @Column({ name: 'open_version_id', type: 'varchar', length: 26, nullable: true })
  openVersionId!: string | null;

  /** When the bank last stood by it: published or put back on the shelf. */
  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  stateAfter(event: ProductEvent): ProductState {
    // The first publication puts it on the shelf; nothing else can happen to a product nobody has seen.
    if (this.state === null) {
      if (event === 'publish') return 'offered';
      throw new IllegalTransition(`product: "${event}" is not allowed before the first publication`, { event });
    }
    return productMachine.next(this.state, event);
  }

  can(event: ProductEvent): boolean {
    return this.state === null ? event === 'publish' : productMachine.allows(this.state, event);
  }
}
