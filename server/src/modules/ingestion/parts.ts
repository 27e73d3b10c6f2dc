import { createHash } from 'node:crypto';
import { now } from '../../kernel/clock.js';
import type { Sealing } from '../../kernel/crypto/index.js';
import type { StoredFile as ReadableFile } from '../../kernel/importing/index.js';
import { inList, insertBytes, sqlInstant, type Database } from '../../kernel/database/index.js';

const partBytes = 512 * 1024;
/** An upload that has not grown for so long has been given up. */
const abandonedAfterMs = 60 * 60_000;
/** Blobs are deleted a few at a time: others write between. */
const deletedAtOnce = 8;

export interface StoredFile {
  readonly bytes: number;
  /** SHA-256 in hex. */
  readonly digest: string;
}

const contextOf = (batchId: string, part: number): string => `ingestion.part.${batchId}.${part}`;

/**
 * Files as they came, in the database, so that any process can go on where another one died. Sealed: nobody has looked yet whether
 * identity numbers stand in them.
 */
export class PartStore {
  /** Being received by this process now, however slowly: the sweep leaves them alone. */
  private readonly growing = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
  ) {}

  /** Memory holds one part, whatever the length. */
  async store(batchId: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    this.growing.add(batchId);
    try {
      return await this.fill(batchId, pieces);
    } finally {
      this.growing.delete(batchId);
    }
  }

  /** Whether every part is there: another process's sweep may have taken a very slow upload for an abandoned one. */
  async isWhole(batchId: string, bytes: number): Promise<boolean> {
    const [row] = (await this.database.read().query('select count(*) as parts from batch_parts where batch_id = ?', [batchId])) as Array<{
      parts: number | string;
    }>;
    return Number(row?.parts) === Math.ceil(bytes / partBytes);
  }

  private async fill(batchId: string, pieces: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const hash = createHash('sha256');
    let filling = Buffer.allocUnsafe(partBytes);
    let filled = 0;
    let part = 0;
    let bytes = 0;
    const keep = async (content: Buffer): Promise<void> => {
      const sealed = this.sealing.sealBytes(content, contextOf(batchId, part));
      await this.database.transaction((tx) =>
        insertBytes(tx, 'batch_parts', ['batch_id', 'part', 'content', 'stored_at'], [batchId, part, sealed, sqlInstant(now())]),
      );
      part += 1;
    };
    for await (const piece of pieces) {
      hash.update(piece);
      bytes += piece.length;
      for (let from = 0; from < piece.length;) {
        const taken = Math.min(partBytes - filled, piece.length - from);
        filling.set(piece.subarray(from, from + taken), filled);
        filled += taken;
        from += taken;
        if (filled === partBytes) {
          await keep(filling);
          filling = Buffer.allocUnsafe(partBytes);
          filled = 0;
        }
      }
    }
    if (filled > 0) await keep(filling.subarray(0, filled));
    return { bytes, digest: hash.digest('hex') };
  }

  async *read(batchId: string): AsyncGenerator<Uint8Array> {
    for (let part = 0; ; part += 1) {
      const content = await this.part(batchId, part);
      if (!content) return;
      yield content;
    }
  }

  private async part(batchId: string, part: number): Promise<Buffer | null> {
    const [row] = (await this.database.read().query('select content from batch_parts where batch_id = ? and part = ?', [batchId, part])) as Array<{
      content: Buffer;
    }>;
    if (!row) return null;
    // Files that came before parts were sealed are read as they lie.
    return this.sealing.isSealedBytes(row.content) ? this.sealing.unsealBytes(row.content, contextOf(batchId, part)) : row.content;
  }

  /** Workbooks are read from several places: a part is looked up by where it must be. */
  file(batchId: string, bytes: number): ReadableFile {
    const partAt = (part: number): Promise<Buffer | null> => this.part(batchId, part);
    return {
      bytes,
      stream: () => this.read(batchId),
      async *range(from, to) {
        for (let part = Math.floor(from / partBytes); part * partBytes < to; part += 1) {
          const content = await partAt(part);
          if (!content) return;
          const start = part * partBytes;
          yield content.subarray(Math.max(0, from - start), Math.max(0, to - start));
        }
      },
    };
  }

  async remove(batchId: string): Promise<void> {
    for (;;) {
      const rows = (await this.database
        .read()
        .query(`select part from batch_parts where batch_id = ? order by part desc limit ${deletedAtOnce}`, [batchId])) as Array<{ part: number }>;
      if (rows.length === 0) return;
      const parts = rows.map(({ part }) => part);
      await this.database.transaction((tx) =>
        tx.query(`delete from batch_parts where batch_id = ? and part in ${inList(parts)}`, [batchId, ...parts]),
      );
    }
  }

  /** Uploads that never became a batch, and files of batches that have ended. One that failed still needs its file. */
  async sweep(): Promise<void> {
    const left = (await this.database.read().query(
      `select part.batch_id as batch_id, max(part.stored_at) as grown_at, max(batch.state) as state
       from batch_parts part left join batches batch on batch.id = part.batch_id
       where (batch.id is null or batch.state not in ('received', 'checking', 'loading', 'failed'))
         and not exists (select 1 from mapping_samples sample where sample.id = part.batch_id)
       group by part.batch_id having max(batch.state) is not null or max(part.stored_at) < ?`,
      [sqlInstant(new Date(now().getTime() - abandonedAfterMs))],
    )) as Array<{ batch_id: string }>;
    for (const { batch_id: batchId } of left) if (!this.growing.has(batchId)) await this.remove(batchId);
  }
}
