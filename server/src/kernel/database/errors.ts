interface DriverError {
  readonly errno?: number;
  readonly code?: string;
}
const driverErrorOf = (error: unknown): DriverError =>
  ((error as { driverError?: DriverError })?.driverError ?? (error as DriverError) ?? {}) as DriverError;

/** Deadlock or Galera certification (1213), lock wait timeout (1205). Numbers, not codes: MariaDB's names differ. */
export const isRetryable = (error: unknown): boolean => [1213, 1205].includes(driverErrorOf(error).errno ?? 0);

/** A primary or unique key is taken. */
export const isDuplicate = (error: unknown): boolean => {
  const { errno, code } = driverErrorOf(error);
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE';
};

/** The database cannot be reached, or a table is not there. */
export const isUnavailable = (error: unknown): boolean => {
  const { errno, code } = driverErrorOf(error);
  return (
    errno === 1146 ||
    ['ECONNREFUSED', 'PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ETIMEDOUT', 'SQLITE_BUSY', 'SQLITE_IOERR', 'SQLITE_FULL'].includes(code ?? '')
  );
};
