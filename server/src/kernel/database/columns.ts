import type { ValueTransformer } from 'typeorm';

/** Money in 分. SQLite answers numbers, MariaDB strings; inside it is a bigint on both. Exact to 2^53 − 1 分, ninety trillion yuan. */
export const fen: ValueTransformer = {
  to: (value: bigint | null | undefined): string | null | undefined => (value === null || value === undefined ? value : value.toString()),
  from: (value: string | number | null): bigint | null => (value === null ? null : BigInt(value)),
};

/** A bigint that is a plain count (bytes, rows); a number is exact enough and easier to use. */
export const count: ValueTransformer = {
  to: (value: number | null | undefined): number | null | undefined => value,
  from: (value: string | number | null): number | null => (value === null ? null : Number(value)),
};
