import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
const bytes = 32;
/** Made at the first start with mode 0600; refused if others can read it. */
export function fileKeyProvider(path) {
    if (!existsSync(path)) {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        // `wx`: of two processes that start at once, one makes the key and the other reads it.
        try {
            writeFileSync(path, `${randomBytes(bytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
            chmodSync(path, 0o600);
        }
        catch (error) {
            if (error.code !== 'EEXIST')
                throw error;
        }
    }
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
        throw new Error(`The master key ${path} can be read by others; run: chmod 600 ${path}`);
    }
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
    if (key.length !== bytes)
        throw new Error(`The master key ${path} must hold ${bytes} bytes in base64`);
    return { masterKey: () => key };
}
//# sourceMappingURL=keys.js.map