import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { ImportLimits } from '../../limits.js';
import { FileRefused } from '../../refusal.js';
import { isZlibError } from '../gzip.js';
import { refuseExpanded } from '../expanded.js';
import type { StoredFile } from '../stored-file.js';

const ENTRIES_MAX = 2_000;
const NAME_LENGTH_MAX = 300;

export const isArchive = (beginning: Uint8Array): boolean =>
  beginning[0] === 0x50 && beginning[1] === 0x4b && ((beginning[2] === 3 && beginning[3] === 4) || (beginning[2] === 5 && beginning[3] === 6));

class StoredFileReader extends RandomAccessReader {
  constructor(private readonly file: StoredFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.file.range(start, end), { objectMode: false });
  }
}

/** The parts of a zip file, unpacked one at a time and counted while they are: the sizes it declares are checked first, and not believed. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Pick<ImportLimits, 'expandedBytesMax'>,
  ) {}

  static async open(file: StoredFile, limits: Pick<ImportLimits, 'expandedBytesMax'>): Promise<Archive> {
    return refusingBroken(async () => {
      const zip = await fromRandomAccessReaderPromise(new StoredFileReader(file), file.bytes, { autoClose: false, validateEntrySizes: true });
      return new Archive(zip, await entriesOf(zip), limits);
    });
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  async *read(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(name);
    if (!entry) throw broken();
    if (entry.isEncrypted()) {
      throw new FileRefused({ rule: 'workbookEncrypted', detail: '这个文件加了密码', remedy: '请去掉打开密码另存一份再传' });
    }
    const { expandedBytesMax } = this.limits;
    if (entry.uncompressedSize > expandedBytesMax) refuseExpanded(expandedBytesMax);
    const stream = await refusingBroken(() => this.zip.openReadStreamPromise(entry));
    let expanded = 0;
    try {
      for await (const piece of stream) {
        expanded += (piece as Uint8Array).length;
        if (expanded > expandedBytesMax) refuseExpanded(expandedBytesMax);
        yield piece as Uint8Array;
      }
    } catch (error) {
      throw refusalOf(error);
    } finally {
      stream.destroy();
    }
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > ENTRIES_MAX) throw broken();
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (fileName.length <= NAME_LENGTH_MAX && !entries.has(fileName)) entries.set(fileName, entry);
    if (entries.size > ENTRIES_MAX) throw broken();
  }
  return entries;
}

async function refusingBroken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Our own words pass; a database that does not answer is no fault of the file. */
function refusalOf(error: unknown): unknown {
  if (error instanceof FileRefused) return error;
  if (!(error instanceof Error)) return isZlibError(error) ? broken() : error;
  return isZlibError(error) || (error.name === 'Error' && !('code' in error)) ? broken() : error;
}

const broken = (): FileRefused =>
  new FileRefused({ rule: 'archiveBroken', detail: '表格文件打不开，可能没有传完或已损坏', remedy: '请用表格软件打开看一看，另存为 XLSX 后再传' });
