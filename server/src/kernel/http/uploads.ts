import type { Request } from 'express';
import { TooLarge, UnsupportedMediaType } from '../errors.js';
import type { Contract } from './contract.js';

/** A body that is read as it arrives and never held whole. */
export interface Upload {
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const megabyte = 1024 * 1024;

export function receiveUpload(req: Request, limit: NonNullable<Contract['upload']>): Upload {
  const type = req.is([...limit.types]);
  if (!type) throw new UnsupportedMediaType(`这里只收 ${limit.types.join('、')}`);
  const tooLarge = (): TooLarge => new TooLarge(`文件最大 ${Math.floor(limit.bytesMax / megabyte)} MB，请分成几份再传`);
  if (Number(req.get('Content-Length') ?? 0) > limit.bytesMax) throw tooLarge();
  return { type, bytes: counted(req, limit.bytesMax, tooLarge) };
}

async function* counted(req: Request, bytesMax: number, tooLarge: () => Error): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // `destroyOnReturn: false`: after a refusal the answer still has to reach the sender over this socket.
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > bytesMax) throw tooLarge();
    yield chunk as Uint8Array;
  }
}
