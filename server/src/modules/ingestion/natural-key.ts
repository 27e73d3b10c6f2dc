import { sha256 } from '../../kernel/crypto/index.js';
import type { Values } from '../../kernel/importing/index.js';
import type { VersionedDataset } from '../catalogue/index.js';
import { deliveredKey } from '../records/index.js';

const keyLengthMax = 120;
const digestLength = 40;

export const periodOfRow = (dataset: Pick<VersionedDataset, 'periodField'>, values: Values): string =>
  dataset.periodField === null ? '-' : String(values[dataset.periodField] ?? '-');

/** What tells rows of one firm and period apart; a long one ends in a digest, so that it stays one key. */
export function naturalKeyOf(dataset: Pick<VersionedDataset, 'naturalKey'>, values: Values): string {
  const text = dataset.naturalKey.map((name) => String(values[name] ?? '').trim()).join('|');
  return deliveredKey(text.length <= keyLengthMax ? text : `${text.slice(0, keyLengthMax - digestLength)}${sha256(text).slice(0, digestLength)}`);
}

export const withdrawalReasonOf = (values: Values): string | null => (typeof values.withdrawalReason === 'string' ? values.withdrawalReason : null);
