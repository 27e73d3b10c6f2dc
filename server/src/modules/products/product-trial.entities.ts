import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One question a bank asked: how many firms would fit these rules. The same question on the same day has the same answer. */
@Entity('product_trials')
export class ProductTrial {
  @PrimaryColumn({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  /** A day in China. */
  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly day!: string;

  /** SHA-256 of the rules in canonical form. */
  @PrimaryColumn({ type: 'varchar', length: 64 })
  readonly digest!: string;

  /** JSON of the bands that were shown. */
  @Column({ type: 'text' })
  readonly answer!: string;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  readonly askedAt!: Date;
}

/** How many different questions a bank asked on a day, whichever product it asked them for. */
@Entity('product_trial_days')
export class ProductTrialDay {
  @PrimaryColumn({ name: 'bank_id', type: 'varchar', length: 26 })
  readonly bankId!: string;

  @PrimaryColumn({ type: 'varchar', length: 10 })
  readonly day!: string;

  @Column({ type: 'integer' })
  readonly used!: number;
}
