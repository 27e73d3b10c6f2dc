import { Column, Entity, PrimaryColumn } from 'typeorm';
import { count } from '../../kernel/database/index.js';

/** What is counted of a delivery while its rows are settled: nobody has to read the rows again to know how good they were. */
@Entity('delivery_facts')
export class DeliveryFact {
  @PrimaryColumn({ name: 'batch_id', type: 'varchar', length: 26 })
  readonly batchId!: string;

  @Column({ name: 'required_cells', type: 'bigint', transformer: count })
  readonly requiredCells!: number;

  @Column({ name: 'required_missing', type: 'bigint', transformer: count })
  readonly requiredMissing!: number;

  @Column({ name: 'optional_cells', type: 'bigint', transformer: count })
  readonly optionalCells!: number;

  @Column({ name: 'optional_filled', type: 'bigint', transformer: count })
  readonly optionalFilled!: number;

  /** Rows whose key stood in the same delivery already. */
  @Column({ type: 'integer' })
  readonly repeated!: number;

  /** Decisions that came later than the rule allows. */
  @Column({ name: 'late_decisions', type: 'integer' })
  readonly lateDecisions!: number;
}
