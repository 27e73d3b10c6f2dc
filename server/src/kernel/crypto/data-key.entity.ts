import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key that seals fields, itself wrapped by the master key. The newest seals; older ones still open. */
@Entity('data_keys')
export class DataKey {
  @PrimaryColumn({ type: 'varchar', length: 26 })
  readonly id!: string;

  /** `seal` for AES-256-GCM, `index` for the blind index. */
  @Column({ type: 'varchar', length: 10 })
  readonly purpose!: string;

  @Column({ type: 'varchar', length: 200 })
  readonly wrapped!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  readonly createdAt!: Date;
}
