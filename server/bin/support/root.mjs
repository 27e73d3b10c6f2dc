import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, wherever a command was called from. */
export const root = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..', '..');
export const at = (...parts) => join(root, ...parts);

export function fail(message) {
  console.error(message);
  process.exit(1);
}

export const seconds = (startedAt) => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
