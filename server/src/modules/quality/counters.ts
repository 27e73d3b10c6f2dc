import { Column } from 'typeorm';
import { count } from '../../kernel/database/index.js';

/** What is added up over deliveries. */
export abstract class Counters {
  @Column({ type: 'integer' })
  readonly deliveries!: number;

  @Column({ type: 'bigint', transformer: count })
  readonly received!: number;

  @Column({ type: 'bigint', transformer: count })
  readonly accepted!: number;

  @Column({ type: 'bigint', transformer: count })
  readonly rejected!: number;

  @Column({ name: 'uscc_errors', type: 'bigint', transformer: count })
  readonly usccErrors!: number;

  @Column({ type: 'bigint', transformer: count })
  readonly repeated!: number;

  @Column({ name: 'required_cells', type: 'bigint', transformer: count })
  readonly requiredCells!: number;

  @Column({ name: 'required_missing', type: 'bigint', transformer: count })
  readonly requiredMissing!: number;

  @Column({ name: 'optional_cells', type: 'bigint', transformer: count })
  readonly optionalCells!: number;

  @Column({ name: 'optional_filled', type: 'bigint', transformer: count })
  readonly optionalFilled!: number;

  @Column({ name: 'late_decisions', type: 'bigint', transformer: count })
  readonly lateDecisions!: number;
}
