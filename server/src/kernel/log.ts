import { pino, type Logger } from 'pino';

export type { Logger };

/** Names whose values never reach a log, at any of the depths we write (invariant 14). */
const secretNames = [
  'password',
  'newPassword',
  'code',
  'token',
  'secret',
  'challenge',
  'registration',
  'identityNumber',
  'cookie',
  'authorization',
  'set-cookie',
  'link',
  'payload',
];

export const createLog = (level: string): Logger =>
  pino({
    level,
    redact: { paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[redacted]' },
    // A driver's error carries the statement and its parameters: what people typed.
    serializers: { err: safeError },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });

/** `pino-http` hands over what it has made of the error; the error itself is in `raw`. */
export function safeError(given: unknown): object {
  const error = (given as { raw?: unknown } | null)?.raw ?? given;
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const { code, errno } = ((error as { driverError?: object }).driverError ?? error) as { code?: unknown; errno?: unknown };
  return {
    type: error.name,
    message: safeText(error),
    ...(code !== undefined && { code }),
    ...(errno !== undefined && { errno }),
    stack: isFromDriver(error)
      ? error.stack
          ?.split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .join('\n')
      : error.stack,
  };
}

/** What may be kept of an error's message: a driver's holds values of the row it could not write. */
export const safeText = (error: Error): string => (isFromDriver(error) ? 'database error' : error.message);

const isFromDriver = (error: Error): boolean => 'query' in error || 'sql' in error || 'sqlMessage' in error;
