import { percent } from '@server/kernel/wire.contract';
import { chinaDate } from '@server/kernel/pure/working-calendar';
import type { CallInput } from '../../../kernel/api';
import { guaranteeType, repaymentMethod } from '@server/modules/products/products.contract';
import { reportLendingEvent } from '@server/modules/lending/lending.contract';
import { t } from '../../../i18n';

/** What one records here; a reversal begins at the record it reverses. */
export const eventKinds = ['contracted', 'granted', 'disbursed', 'repaid', 'writtenOff'] as const;
export type EventKind = (typeof eventKinds)[number];
export const isEventKind = (value: unknown): value is EventKind => eventKinds.some((kind) => kind === value);

export interface EventDraft {
  reference: string;
  on: string;
  contractNumber: string;
  amount: string;
  limit: string;
  until: string;
  isRevolving: boolean;
  guaranteeType: string;
  /** No default: it is the bank's own assertion. */
  isFirstLoan: '' | 'yes' | 'no';
  rate: string;
  dueOn: string;
  method: string;
  principal: string;
  interest: string;
  /** Why it is written off. */
  reason: string;
}
export type EventField = keyof EventDraft | 'about';

export const blankEvent = (): EventDraft => ({
  reference: '',
  on: chinaDate(new Date()),
  contractNumber: '',
  amount: '',
  limit: '',
  until: '',
  isRevolving: false,
  guaranteeType: '',
  isFirstLoan: '',
  rate: '',
  dueOn: '',
  method: '',
  principal: '',
  interest: '',
  reason: '',
});

export const isReference = (text: string): boolean => /^[A-Za-z0-9_./-]{4,60}$/.test(text.trim());
const isRate = (text: string): boolean => !text.startsWith('-') && percent.safeParse(text).success;
type Unreadable = Partial<Record<EventField, string | null>>;

const fieldsOf: Record<EventKind, readonly EventField[]> = {
  contracted: ['about', 'reference', 'on', 'contractNumber', 'amount'],
  granted: ['about', 'reference', 'on', 'limit', 'until', 'isRevolving', 'guaranteeType', 'isFirstLoan'],
  disbursed: ['about', 'reference', 'on', 'amount', 'rate', 'dueOn', 'method'],
  repaid: ['about', 'reference', 'on', 'principal', 'interest'],
  writtenOff: ['about', 'reference', 'on', 'principal', 'reason'],
};

/** What is missing, at its field. Whether the sums reconcile is the server's to say. */
export function eventProblems(kind: EventKind, aboutId: string, draft: EventDraft, unreadable: Unreadable): Partial<Record<EventField, string>> {
  const say = (key: string): string => t(`lending.bank.form.${key}`);
  const all: Partial<Record<EventField, string | false | null>> = {
    about: aboutId === '' && say(`pickEmpty.${kind}`),
    reference: !isReference(draft.reference) && say('referenceProblem'),
    on: draft.on === '' && say('onEmpty'),
    contractNumber: draft.contractNumber.trim() === '' && say('contractEmpty'),
    amount: draft.amount === '' && (unreadable.amount ?? say('amountEmpty')),
    limit: draft.limit === '' && (unreadable.limit ?? say('amountEmpty')),
    until: draft.until === '' && say('untilEmpty'),
    guaranteeType: !guaranteeType.safeParse(draft.guaranteeType).success && say('guarantee'),
    isFirstLoan: draft.isFirstLoan === '' && say('firstLoanEmpty'),
    rate: !isRate(draft.rate) && say('rateProblem'),
    dueOn: draft.dueOn === '' && say('untilEmpty'),
    method: !repaymentMethod.safeParse(draft.method).success && say('method'),
    principal:
      unreadable.principal ??
      (kind === 'writtenOff'
        ? draft.principal === '' && say('writtenOffEmpty')
        : draft.principal === '' && draft.interest === '' && say('repaidEmpty')),
    interest: unreadable.interest ?? false,
    reason: draft.reason.trim() === '' && say('reasonEmpty'),
  };
  const found: Partial<Record<EventField, string>> = {};
  for (const field of fieldsOf[kind]) {
    const text = all[field];
    if (text) found[field] = text;
  }
  return found;
}

type Body = NonNullable<CallInput<typeof reportLendingEvent>['body']>;

/** Call only when `eventProblems` found nothing. */
export function eventBody(kind: EventKind, aboutId: string, draft: EventDraft): Body {
  const reference = draft.reference.trim();
  const { on } = draft;
  switch (kind) {
    case 'contracted':
      return { kind, reference, on, applicationId: aboutId, contractNumber: draft.contractNumber.trim(), amount: draft.amount };
    case 'granted':
      return {
        kind,
        reference,
        on,
        applicationId: aboutId,
        limit: draft.limit,
        until: draft.until,
        isRevolving: draft.isRevolving,
        guaranteeType: guaranteeType.parse(draft.guaranteeType),
        isFirstLoan: draft.isFirstLoan === 'yes',
      };
    case 'disbursed':
      return {
        kind,
        reference,
        on,
        creditLineId: aboutId,
        amount: draft.amount,
        rate: draft.rate,
        dueOn: draft.dueOn,
        method: repaymentMethod.parse(draft.method),
      };
    case 'repaid':
      return { kind, reference, on, loanId: aboutId, principal: draft.principal || '0', interest: draft.interest || '0' };
    case 'writtenOff':
      return { kind, reference, on, loanId: aboutId, principal: draft.principal, reason: draft.reason.trim() };
  }
}
