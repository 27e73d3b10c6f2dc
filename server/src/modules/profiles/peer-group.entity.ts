import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the quarters of one figure lie in a group of firms. The edges never leave the platform: only the quarter of a figure does. */
@Entity('peer_groups', { withoutRowid: true })
export class PeerGroup {
  /** `C/small`, `C`, or `*` for the whole city. */
  @PrimaryColumn({ name: 'peer_group', type: 'varchar', length: 20 })
  readonly peerGroup!: string;

  @PrimaryColumn({ type: 'varchar', length: 40 })
  readonly indicator!: string;

  @Column({ type: 'integer' })
  readonly firms!: number;

  @Column({ name: 'first_quarter', type: 'varchar', length: 40 })
  readonly firstQuarter!: string;

  @Column({ type: 'varchar', length: 40 })
  readonly median!: string;

  @Column({ name: 'third_quarter', type: 'varchar', length: 40 })
  readonly thirdQuarter!: string;

  @Column({ name: 'as_of', type: 'varchar', length: 10 })
  readonly asOf!: string;
}
