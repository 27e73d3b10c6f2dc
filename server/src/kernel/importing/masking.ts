import { maskIdentity, maskName, maskPhone, maskUscc } from '../pure/text.js';
import type { FieldSpec, Mask } from './fields.contract.js';

const SHOWN_MAX = 60;
/** As long as a number of a person may be: one that begins inside what is shown has to be seen whole to be recognised. */
const NUMBER_MAX = 18;
/** Looks like a person's number in a column where none belongs, as when a row has slipped by one column. */
const DIGIT = '[\\d０-９]';
const STRAY_IDENTITY = new RegExp(`(?<!${DIGIT})${DIGIT}{17}[\\dXx０-９Ｘｘ](?!${DIGIT})`, 'g');
const STRAY_PHONE = new RegExp(`(?<!${DIGIT})[1１][3-9３-９]${DIGIT}{9}(?!${DIGIT})`, 'g');

const MASKS: Readonly<Record<Mask, (text: string) => string>> = { name: maskName, phone: maskPhone, identity: maskIdentity, uscc: maskUscc };

/** What the report shows of a received value: enough for its sender to find it, not enough to be worth leaking. */
export function shown(received: string, field: Pick<FieldSpec, 'mask' | 'sensitivity' | 'type'>): string {
  const text = received.trim();
  if (text === '') return '（空）';
  // Long before masking: a cell may have megabytes.
  const start = text.slice(0, SHOWN_MAX);
  const mask = field.mask ?? (field.type === 'uscc' ? 'uscc' : undefined);
  const masked = mask ? MASKS[mask](start) : isSensitive(field) ? '*'.repeat(start.length) : beginningWithoutNumbers(text);
  return start.length < text.length ? `${masked}…` : masked;
}

const isSensitive = ({ sensitivity }: Pick<FieldSpec, 'sensitivity'>): boolean => sensitivity === 'L3' || sensitivity === 'L4';

const beginningWithoutNumbers = (text: string): string =>
  // One more: whether a longer run of digits follows decides whether it is a person's number at all.
  withoutPersonalNumbers(text.slice(0, SHOWN_MAX + NUMBER_MAX + 1)).slice(0, SHOWN_MAX);

export const withoutPersonalNumbers = (text: string): string => text.replace(STRAY_IDENTITY, maskIdentity).replace(STRAY_PHONE, maskPhone);
