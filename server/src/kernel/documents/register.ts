import { randomInt } from 'node:crypto';
import { Not, type EntityManager } from 'typeorm';
import { now } from '../clock.js';
import { countUp } from '../database/index.js';
import { chinaDate } from '../pure/working-calendar.js';
import { IssuedDocument } from './issued-document.entity.js';

export interface DocumentName {
  readonly number: string;
  readonly code: string;
}
export interface NewDocument extends DocumentName {
  readonly kind: 'creditReport' | 'ownReport' | 'consentReceipt';
  /** SHA-256 (hex) of the whole file. */
  readonly digest: string;
  readonly subjectId: string;
  /** The firm it is about; only its masked name is kept. */
  readonly enterpriseName: string;
  /** Of the documents of one series only the newest is current. */
  readonly series?: string;
  readonly entryId?: string;
}

// Without 0 O 1 I L U: it is read aloud and typed.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;
const digits = 6;
const never = new Date('2100-01-01T00:00:00Z');

/** `BG-2026-000123` and a code that cannot be guessed. A number that is not used after all stays unused. */
export async function newDocumentName(tx: EntityManager, prefix: string): Promise<DocumentName> {
  const year = chinaDate(now()).slice(0, 4);
  const count = await countUp(tx, `document:${prefix}:${year}`, never);
  const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return { number: `${prefix}-${year}-${String(count).padStart(digits, '0')}`, code };
}

/** Enters a document in the register that the verification page asks; in the transaction that issues it. */
export async function registerDocument(tx: EntityManager, document: NewDocument): Promise<void> {
  const { number, code, kind, digest, subjectId, enterpriseName, series = null, entryId = null } = document;
  const at = now();
  if (series !== null) await tx.update(IssuedDocument, { series, state: 'issued', number: Not(number) }, { state: 'superseded', supersededAt: at });
  const row = { number, code, kind, digest, subjectId, series, entryId, maskedName: maskedFirmName(enterpriseName) };
  await tx.insert(IssuedDocument, { ...row, state: 'issued', issuedAt: at, supersededAt: null });
}

/** `江澄市恒****有限公司`: whoever holds the document recognises it, whoever does not learns nothing. */
export function maskedFirmName(name: string): string {
  const letters = [...name];
  const kept = letters.length > 9 ? 4 : letters.length > 4 ? 2 : 1;
  return `${letters.slice(0, kept).join('')}****${letters.slice(-kept).join('')}`;
}
