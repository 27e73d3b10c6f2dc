import { percent } from '@server/kernel/wire.contract';
import { addDays, chinaClock, chinaDate } from '@server/kernel/pure/working-calendar';
import { repaymentMethod } from '@server/modules/products/products.contract';
import type { ApplicationView } from '@server/modules/financing/financing.contract';
import { t } from '../../../i18n';

export interface OfferDraft {
  amount: string;
  rate: string;
  termMonths: string;
  method: string;
  serviceFees: string;
  guaranteeFees: string;
  otherFees: string;
  /** China time as the field writes it: `2026-11-30T17:00`. */
  validUntil: string;
}
export type OfferField = keyof OfferDraft;
export const offerFields: readonly OfferField[] = [
  'amount',
  'rate',
  'termMonths',
  'method',
  'serviceFees',
  'guaranteeFees',
  'otherFees',
  'validUntil',
];

const validDays = 10;
const termMax = 360;

export const blankOffer = (application: Pick<ApplicationView, 'amount' | 'termMonths'>, now: Date): OfferDraft => ({
  amount: application.amount,
  rate: '',
  termMonths: String(application.termMonths),
  method: '',
  serviceFees: '0',
  guaranteeFees: '0',
  otherFees: '0',
  validUntil: `${addDays(chinaDate(now), validDays)}T17:00`,
});

const isPercent = (text: string): boolean => !text.startsWith('-') && percent.safeParse(text).success;
const isTerm = (text: string): boolean => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= termMax;

/** The instant of a moment in China; null for what is none. */
export function instantOf(local: string): string | null {
  const at = new Date(`${local}:00+08:00`);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}
export const localOf = (instant: string): string => `${chinaDate(new Date(instant))}T${chinaClock(new Date(instant)).slice(0, 5)}`;

/** The terms as the server wants them, or null while something is still missing. */
export function termsOf(draft: OfferDraft) {
  const method = repaymentMethod.safeParse(draft.method);
  if (!draft.amount || !isPercent(draft.rate) || !isTerm(draft.termMonths) || !method.success) return null;
  if (!draft.serviceFees || !draft.guaranteeFees || !draft.otherFees) return null;
  return {
    amount: draft.amount,
    rate: draft.rate,
    termMonths: Number(draft.termMonths),
    method: method.data,
    serviceFees: draft.serviceFees,
    guaranteeFees: draft.guaranteeFees,
    otherFees: draft.otherFees,
  };
}

/** What is missing or unreadable, said where it is. Whether it fits the product is the server's to say. */
export function offerProblems(
  draft: OfferDraft,
  unreadable: Partial<Record<OfferField, string | null>>,
  now: Date,
): Partial<Record<OfferField, string>> {
  const say = (key: string): string => t(`financing.bank.offer.${key}`);
  const found: Partial<Record<OfferField, string>> = {};
  if (!draft.amount) found.amount = unreadable.amount ?? say('amountEmpty');
  if (!isPercent(draft.rate)) found.rate = say(draft.rate === '' ? 'rateEmpty' : 'rateProblem');
  if (!isTerm(draft.termMonths)) found.termMonths = say('termProblem');
  if (!repaymentMethod.safeParse(draft.method).success) found.method = say('methodEmpty');
  for (const fee of ['serviceFees', 'guaranteeFees', 'otherFees'] as const) {
    if (!draft[fee]) found[fee] = unreadable[fee] ?? say('feeProblem');
  }
  const until = instantOf(draft.validUntil);
  if (!until) found.validUntil = say('validEmpty');
  else if (new Date(until) <= now) found.validUntil = say('validPast');
  return found;
}
