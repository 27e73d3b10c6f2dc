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

function safeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an Error' };
  const { code, errno } = ((error as { driverError?: object }).driverError ?? error) as { code?: unknown; errno?: unknown };
  const isFromDriver = 'query' in error || 'sql' in error || 'sqlMessage' in error;
  return {
    type: error.name,
    ...(isFromDriver ? { message: 'database error' } : { message: error.message }),
    ...(code !== undefined && { code }),
    ...(errno !== undefined && { errno }),
    stack: isFromDriver
      ? error.stack
          ?.split('\n')
          .filter((line) => line.trimStart().startsWith('at '))
          .join('\n')
      : error.stack,
  };
}
