import { placeName, type BoundHeader } from './header.js';
import type { Mapping } from './mapping.contract.js';
import { headerKey } from './text.js';

/** A header under a mapping that may be unfinished: what is found is taken, what is not is left. For looking, never for loading. */
export function bindLoosely(header: readonly string[], mapping: Pick<Mapping, 'columns'>): BoundHeader {
  const headers = namedColumns(header);
  const positions = new Map<string, number[]>();
  for (const [index, text] of headers.entries()) positions.set(headerKey(text), [...(positions.get(headerKey(text)) ?? []), index]);
  const indexOf = ({ header: name, occurrence = 1 }: { header: string; occurrence?: number | undefined }) =>
    positions.get(headerKey(name))?.[occurrence - 1];
  return {
    headers,
    columns: mapping.columns.flatMap((column) => {
      const index = indexOf(column);
      const joined = column.join?.headers.map(indexOf);
      if (index === undefined || joined?.includes(undefined)) return [];
      return [{ ...column, index, ...(joined && { joined: joined.flatMap((each) => each ?? []) }) }];
    }),
  };
}

/** Trailing columns without a name are none; others are called by their place. */
export function namedColumns(header: readonly string[]): string[] {
  let length = header.length;
  while (length > 0 && headerKey(header[length - 1]!) === '') length -= 1;
  return header.slice(0, length).map((text, index) => (headerKey(text) === '' ? placeName(index) : text.trim()));
}
