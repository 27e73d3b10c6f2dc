import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the key that wraps the data keys comes from: a file today; a KMS or an HSM fits the same two lines. */
export interface KeyProvider {
  /** 32 bytes. */
  masterKey(): Buffer;
}

const bytes = 32;

/** Made at the first start with mode 0600; refused if others can read it. */
export function fileKeyProvider(path: string): KeyProvider {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // Written whole, then given its name: of two processes that start at once one makes the key, and the other reads all of it.
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, `${randomBytes(bytes).toString('base64')}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new Error(`The master key ${path} can be read by others; run: chmod 600 ${path}`);
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== bytes) throw new Error(`The master key ${path} must hold ${bytes} bytes in base64`);
  return { masterKey: () => key };
}
