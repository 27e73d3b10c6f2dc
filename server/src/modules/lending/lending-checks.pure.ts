import type { FieldError } from '../../kernel/errors.js';
import { yuanText } from '../../kernel/pure/format.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { addMonths, monthsBetween } from '../../kernel/pure/working-calendar.js';
import type { Contracted, Disbursed, Granted, LendingFact, Repaid, WrittenOff } from './lending-facts.pure.js';

const termMonthsMax = 360;
const error = (field: string, rule: string, detail: string): FieldError => ({ pointer: `/body/${field}`, rule, detail });
const money = (fen: bigint): string => yuanText(yuanOf(fen));

/** A fact that has not happened yet cannot be returned. */
export const notInFuture = (fact: LendingFact, today: string): FieldError[] =>
  fact.on > today ? [error('on', 'future', `日期不能晚于今天（${today}）`)] : [];

export const contractDates = (fact: Contracted, offeredOn: string): FieldError[] =>
  fact.on < offeredOn ? [error('on', 'minimum', `合同日期不能早于方案日期 ${offeredOn}`)] : [];

export function grantDates(fact: Granted, signedOn: string): FieldError[] {
  const errors: FieldError[] = [];
  if (fact.on < signedOn) errors.push(error('on', 'minimum', `授信日期不能早于合同日期 ${signedOn}`));
  if (fact.until <= fact.on) errors.push(error('until', 'minimum', '额度到期日要晚于授信日期'));
  if (fact.until > addMonths(fact.on, termMonthsMax)) errors.push(error('until', 'maximum', '额度最长 30 年'));
  return errors;
}

export function drawingDates(fact: Disbursed, line: { readonly grantedOn: string; readonly validUntil: string }): FieldError[] {
  const errors: FieldError[] = [];
  if (fact.on < line.grantedOn) errors.push(error('on', 'minimum', `放款日期不能早于授信日期 ${line.grantedOn}`));
  if (fact.on > line.validUntil) errors.push(error('on', 'maximum', `额度到 ${line.validUntil} 为止，之后不能放款`));
  if (fact.dueOn <= fact.on) errors.push(error('dueOn', 'minimum', '到期日要晚于放款日期'));
  if (fact.dueOn > addMonths(fact.on, termMonthsMax)) errors.push(error('dueOn', 'maximum', '借款最长 30 年'));
  return errors;
}

interface Borrowed {
  readonly amountFen: bigint;
  readonly disbursedOn: string;
  readonly dueOn: string;
}

/** The most interest a loan can bear: the highest rate we take (36 % a year) over its term and a year of delay. More is a slip of the finger. */
export const interestMaxFen = ({ amountFen, disbursedOn, dueOn }: Borrowed): bigint =>
  (amountFen * 36n * BigInt(monthsBetween(disbursedOn, dueOn) + 12)) / 1200n;

export function repayment(fact: Repaid, loan: Borrowed & { readonly repaidInterestFen: bigint }): FieldError[] {
  const errors: FieldError[] = [];
  const interestLeft = interestMaxFen(loan) - loan.repaidInterestFen;
  if (fact.interestFen > interestLeft)
    errors.push(
      error('interest', 'maximum', `这笔借据最多还能登记利息 ${money(interestLeft)}（按年利率 36% 算到逾期一年）。您填了 ${money(fact.interestFen)}`),
    );
  if (fact.on < loan.disbursedOn) errors.push(error('on', 'minimum', `还款日期不能早于放款日期 ${loan.disbursedOn}`));
  if (fact.principalFen === 0n && fact.interestFen === 0n) errors.push(error('principal', 'required', '本金和利息不能都是 0'));
  return errors;
}

export const writeOffDate = (fact: WrittenOff, disbursedOn: string): FieldError[] =>
  fact.on < disbursedOn ? [error('on', 'minimum', `核销日期不能早于放款日期 ${disbursedOn}`)] : [];

export const reversalDate = (on: string, originalOn: string): FieldError[] =>
  on < originalOn ? [error('on', 'minimum', `冲正日期不能早于原记录的日期 ${originalOn}`)] : [];

// Sums: drawn ≤ limit ≤ contract ≤ offer, repaid + written off ≤ drawn. What does not reconcile is refused with both amounts.
export const contractSum = (fact: Contracted, offerFen: bigint): FieldError | null =>
  fact.amountFen > offerFen ? error('amount', 'sum', `合同金额最多 ${money(offerFen)}（企业接受的方案）。您填了 ${money(fact.amountFen)}`) : null;

export const grantSum = (fact: Granted, contractFen: bigint): FieldError | null =>
  fact.limitFen > contractFen ? error('limit', 'sum', `授信额度最多 ${money(contractFen)}（合同金额）。您填了 ${money(fact.limitFen)}`) : null;

export const drawingSum = (fact: Disbursed, availableFen: bigint): FieldError =>
  error('amount', 'sum', `这笔授信还可以放 ${money(availableFen)}。您填了 ${money(fact.amountFen)}`);

export const repaymentSum = (fact: Repaid, outstandingFen: bigint): FieldError =>
  error('principal', 'sum', `这笔借据还有 ${money(outstandingFen)} 本金没有还。您填了 ${money(fact.principalFen)}`);

export const writeOffSum = (fact: WrittenOff, outstandingFen: bigint): FieldError =>
  error('principal', 'sum', `这笔借据还有 ${money(outstandingFen)} 本金没有还，最多核销这么多。您填了 ${money(fact.principalFen)}`);
