import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ImportLimits } from '../limits.js';
import { FileRefused } from '../refusal.js';
import { refuseExpanded } from './expanded.js';
import type { StoredFile } from './stored-file.js';

export const isGzip = (beginning: Uint8Array): boolean => beginning[0] === 0x1f && beginning[1] === 0x8b;

/** Unpacked as it is read, and counted: the limit is on what comes out, whatever the archive says about itself. */
export async function* gunzipped(bytes: AsyncIterable<Uint8Array>, limits: Pick<ImportLimits, 'expandedBytesMax'>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let expanded = 0;
  try {
    for await (const piece of gunzip) {
      expanded += (piece as Uint8Array).length;
      if (expanded > limits.expandedBytesMax) refuseExpanded(limits.expandedBytesMax);
      yield piece as Uint8Array;
    }
  } catch (error) {
    if (isZlibError(error)) {
      throw new FileRefused({
        rule: 'archiveBroken',
        detail: 'GZIP 压缩包打不开，可能没有传完或已损坏',
        remedy: '请重新压缩后再传，或者直接传没有压缩的文件',
      });
    }
    throw error;
  } finally {
    gunzip.destroy();
    source.destroy();
  }
}

export const isZlibError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && /^Z_/.test(String(error.code));

/**
 * A workbook is read from several places, a gzip stream only from its front: unpacked it lies on disk as long as it is read.
 * Nothing of it has to survive this process; another one unpacks it again.
 */
export async function unpackedToDisk(
  bytes: AsyncIterable<Uint8Array>,
  limits: Pick<ImportLimits, 'bytesMax' | 'expandedBytesMax'>,
): Promise<{ readonly file: StoredFile; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'xinyidai-import-'));
  const path = join(folder, 'workbook');
  let length = 0;
  const handle = await open(path, 'wx+', 0o600);
  const remove = async (): Promise<void> => {
    await handle.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  // Without a name already: however this process ends, nobody finds what was in it. Where an open file keeps its name, `remove` takes it.
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of gunzipped(bytes, { expandedBytesMax: limits.bytesMax })) {
      length += piece.length;
      yield piece;
    }
  }
  try {
    for await (const piece of counted()) await handle.appendFile(piece);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    file: {
      bytes: length,
      stream: () => handle.createReadStream({ start: 0, autoClose: false }),
      range: (from, to) => (to <= from ? Readable.from([]) : handle.createReadStream({ start: from, end: to - 1, autoClose: false })),
    },
    remove,
  };
}
