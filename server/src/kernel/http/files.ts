import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { FileAnswer } from './contract.js';

/** Streams a download. The name may be Chinese: RFC 6266 with RFC 8187. */
export async function sendFile(res: Response, file: FileAnswer): Promise<void> {
  setHead(res, file);
  await pipeline(Readable.from(file.content), res);
}

/** For a guarded file: it is small and whole in memory, and leaves in one step while the gate holds. */
export function sendWhole(res: Response, file: FileAnswer): () => void {
  if (!(Symbol.iterator in file.content)) throw new Error('A guarded stream would pass the gate only once');
  const whole = Buffer.concat([...file.content]);
  return () => {
    setHead(res, file);
    res.set('Content-Length', String(whole.length)).end(whole);
  };
}

function setHead(res: Response, file: FileAnswer): void {
  res.status(200);
  res.set('Cache-Control', 'no-store');
  res.set('Content-Type', file.type);
  const plain = file.name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  res.set('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`);
}
