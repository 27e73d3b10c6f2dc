/** The names of the columns, read in the browser from a pasted line or the beginning of a sample file. Nothing of it is sent but the names. */
export interface HeaderLine {
  readonly headers: readonly string[];
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | null;
}

const separators = ['\t', ',', ';', '|'] as const;
/** A header line is never longer; a file of any size is read only this far. */
const bytesMax = 64 * 1024;

/** Names compared as the importer compares them: spaces and full-width forms do not matter. */
export const sameHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toLowerCase();

/** The first line with content, split at its most frequent separator outside quotes. */
export function headersOf(text: string): string[] {
  const line = firstLine(text.replace(/^\ufeff/, ''));
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const separator = separators.reduce((best, one) => (count(bare, one) > count(bare, best) ? one : best));
  const cells = split(line, separator).map((cell) => cell.trim());
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return cells;
}

/** Null when the bytes are neither encoding, or no text at all. */
export async function headerLineOf(file: Blob): Promise<HeaderLine | null> {
  const bytes = new Uint8Array(await file.slice(0, bytesMax).arrayBuffer());
  // A spreadsheet, an archive or a picture sent by mistake: its bytes hold zeros, text never does.
  if (bytes.includes(0)) return null;
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const asUtf8 = decoded('utf-8', bytes);
  if (asUtf8 !== null) return { headers: headersOf(asUtf8), encoding: hasMark ? 'utf-8-bom' : 'utf-8' };
  const asGb = decoded('gb18030', bytes);
  return asGb === null ? null : { headers: headersOf(asGb), encoding: 'gb18030' };
}

function decoded(encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): string | null {
  try {
    // A character cut at the end of what was read is no fault.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

function firstLine(text: string): string {
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted || (character !== '\n' && character !== '\r')) continue;
    if (text.slice(start, at).trim() !== '') return text.slice(start, at);
    start = at + 1;
  }
  return text.slice(start);
}

const count = (text: string, separator: string): number => text.split(separator).length - 1;

function split(line: string, separator: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]!;
    if (character === '"' && isQuoted && line[at + 1] === '"') {
      cells[cells.length - 1] += '"';
      at += 1;
    } else if (character === '"') isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}
