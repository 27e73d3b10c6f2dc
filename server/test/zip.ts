import { crc32 } from './crc32.js';
import { deflateRawSync } from 'node:zlib';

type Part = string | Buffer | { readonly deflated: Buffer; readonly declaredBytes: number };

/** A zip file written by hand: it may say of its parts what is not true. */
export function zipOf(parts: Readonly<Record<string, Part>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const isRaw = typeof part === 'object' && !Buffer.isBuffer(part);
    const content = isRaw ? Buffer.alloc(0) : Buffer.from(part as string);
    const data = isRaw ? part.deflated : deflateRawSync(content);
    const bytes = isRaw ? part.declaredBytes : content.length;
    const file = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(isRaw ? 0 : crc32(content), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes, 18);
    common.writeUInt16LE(file.length, 22);
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), common, file, data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    common.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, file);
    offset += 4 + common.length + file.length + data.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, index, end]);
}
