import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given out in a year; one row per year, locked while a number is taken. */
@Entity('application_numbers')
export class ApplicationNumber {
  @PrimaryColumn({ type: 'integer' })
  readonly year!: number;

  @Column({ type: 'integer' })
  readonly last!: number;
}
