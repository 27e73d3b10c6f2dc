import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ProductTerms, VersionState } from './products.contract.js';

/** One version of a product's terms. Kept for ever once published: applications name the version they were made under. */
@Entity('product_versions')
@Index('ux_product_versions_number', ['productId', 'number'], { unique: true })
@Index('ix_product_versions_state', ['state', 'id'])
export class ProductVersion {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  @Column({ name: 'product_id', type: 'varchar', length: 26 })
  readonly productId!: string;

  @Column({ type: 'integer' })
  readonly number!: number;

  @Column({ type: 'varchar', length: 10 })
  state!: VersionState;

  /** JSON of `ProductTerms`. */
  @Column({ type: 'text' })
  document!: string;

  /** New with every change: whoever saves, submits or decides names the one they have read. */
  @Column({ type: 'varchar', length: 26 })
  etag!: string;

  /** JSON list of everyone who drafted, saved or submitted it, the last one last: none of them may review it. */
  @Column({ name: 'author_ids', type: 'text' })
  authorList!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;

  @Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true })
  submittedAt!: Date | null;

  @Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'reviewer_id', type: 'varchar', length: 26, nullable: true })
  reviewerId!: string | null;

  @Column({ name: 'returned_reason', type: 'varchar', length: 500, nullable: true })
  returnedReason!: string | null;

  get terms(): ProductTerms {
    return JSON.parse(this.document) as ProductTerms;
  }

  get authorIds(): readonly string[] {
    return JSON.parse(this.authorList) as string[];
  }

  /** The list with this person last. */
  authorsWith(personId: string): string {
    return JSON.stringify([...this.authorIds.filter((id) => id !== personId), personId]);
  }
}
