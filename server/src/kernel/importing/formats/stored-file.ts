/** A file as it lies: read from the front as often as wanted, or in parts. */
export interface StoredFile {
  readonly bytes: number;
  /** From the first byte to the last. */
  stream(): AsyncIterable<Uint8Array>;
  /** Bytes from `from` up to but without `to`. */
  range(from: number, to: number): AsyncIterable<Uint8Array>;
}

/** Small files and tests: everything is in memory already. */
export function heldFile(content: Uint8Array): StoredFile {
  return {
    bytes: content.length,
    async *stream() {
      yield content;
    },
    async *range(from, to) {
      yield content.subarray(from, to);
    },
  };
}

/** The first bytes, however small the pieces are. */
export async function beginningOf(bytes: AsyncIterable<Uint8Array>, length: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  for await (const piece of bytes) {
    // Whoever gives the pieces may fill the same memory again.
    pieces.push(Buffer.from(piece.subarray(0, length - held)));
    held += piece.length;
    if (held >= length) break;
  }
  return Buffer.concat(pieces);
}
