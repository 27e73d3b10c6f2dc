import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery, percent, positiveYuan, text, unsignedYuan, yuan } from '../../kernel/wire.contract.js';
import { guaranteeType, repaymentMethod } from '../products/products.contract.js';

export const lendingEventKind = z.enum(['contracted', 'granted', 'disbursed', 'repaid', 'writtenOff', 'reversed']);
export type LendingEventKind = z.infer<typeof lendingEventKind>;
export const loanState = z.enum(['repaying', 'settled', 'overdue', 'writtenOff', 'reversed']);
export type LoanState = z.infer<typeof loanState>;

/** The bank's own number for the fact: the same number again changes nothing (invariant 6). */
const reference = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_./-]{4,60}$/, '业务编号 4–60 位，只用字母、数字和 _ . / -');
const rate = percent.refine((value) => Number(value) >= 0 && Number(value) <= 36, { message: '年利率要在 0 到 36% 之间' });

export const lendingEventBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('contracted'), reference, applicationId: id, contractNumber: line(60), on: businessDate, amount: positiveYuan }),
  z.strictObject({
    kind: z.literal('granted'),
    reference,
    applicationId: id,
    on: businessDate,
    limit: positiveYuan,
    until: businessDate,
    /** A revolving line holds the outstanding amount against the limit, not the sum of drawings. */
    isRevolving: z.boolean(),
    guaranteeType,
    /** The bank's assertion: no earlier loan from any bank. */
    isFirstLoan: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('disbursed'),
    reference,
    creditLineId: id,
    on: businessDate,
    amount: positiveYuan,
    rate,
    dueOn: businessDate,
    method: repaymentMethod,
  }),
  z.strictObject({ kind: z.literal('repaid'), reference, loanId: id, on: businessDate, principal: unsignedYuan, interest: unsignedYuan }),
  /** Principal the bank gives up as lost; `reason` is for the record. A write-off of all that is outstanding ends the loan. */
  z.strictObject({ kind: z.literal('writtenOff'), reference, loanId: id, on: businessDate, principal: positiveYuan, reason: text(300) }),
  z.strictObject({ kind: z.literal('reversed'), reference, eventId: id, on: businessDate, reason: text(300) }),
]);

export type LendingEventBody = z.input<typeof lendingEventBody>;

export const lendingEventView = z
  .object({
    id,
    kind: lendingEventKind,
    reference: z.string(),
    on: businessDate,
    amount: yuan,
    detail: z.string(),
    enterprise: z.object({ id, name: z.string(), uscc: z.string() }),
    applicationId: id.nullable(),
    creditLineId: id.nullable(),
    loanId: id.nullable(),
    isReversed: z.boolean(),
    reportedBy: z.string(),
    reportedAt: instant,
    can: z.array(z.enum(['reverse'])),
  })
  .meta({ id: 'LendingEvent' });
export type LendingEventView = z.infer<typeof lendingEventView>;

export const reportLendingEvent = contract({
  method: 'post',
  path: '/lending-events',
  summary: 'Return one fact: contract, grant, drawdown, repayment, write-off or reversal. Known by the bank’s own reference',
  permission: 'lending:report',
  tags: ['lending'],
  status: 201,
  limit: 'write',
  body: lendingEventBody,
  returns: lendingEventView,
});

export const listLendingEvents = contract({
  method: 'get',
  path: '/lending-events',
  summary: 'What the bank has returned, newest first',
  permission: 'lending:report',
  tags: ['lending'],
  query: pageQuery.extend({ kind: lendingEventKind.optional(), applicationId: id.optional(), loanId: id.optional() }),
  returns: pageOf(lendingEventView),
});

export const loanView = z
  .object({
    id,
    reference: z.string(),
    state: loanState,
    creditLineId: id,
    amount: yuan,
    outstanding: yuan,
    repaidPrincipal: yuan,
    repaidInterest: yuan,
    /** Principal written off; what is drawn is repaid, written off or outstanding. */
    writtenOff: yuan,
    rate: percent,
    method: repaymentMethod,
    disbursedOn: businessDate,
    dueOn: businessDate,
    settledOn: businessDate.nullable(),
    writtenOffOn: businessDate.nullable(),
    enterprise: z.object({ id, name: z.string(), uscc: z.string() }),
    bank: z.object({ id, name: z.string() }),
    productName: z.string(),
    events: z.array(z.object({ id, kind: lendingEventKind, on: businessDate, amount: yuan, reference: z.string(), isReversed: z.boolean() })),
  })
  .meta({ id: 'Loan' });
export type LoanView = z.infer<typeof loanView>;

export const listLoans = contract({
  method: 'get',
  path: '/loans',
  summary: 'Loans the caller is a party to',
  permission: 'loan:read',
  tags: ['lending'],
  query: pageQuery.extend({ state: loanState.optional() }),
  returns: pageOf(loanView),
});

export const getLoan = contract({
  method: 'get',
  path: '/loans/{loanId}',
  summary: 'One loan with what was reported about it',
  permission: 'loan:read',
  tags: ['lending'],
  params: z.strictObject({ loanId: id }),
  returns: loanView,
});

export const creditLineView = z
  .object({
    id,
    reference: z.string(),
    applicationId: id,
    applicationReference: z.string(),
    contractNumber: z.string().nullable(),
    enterprise: z.object({ id, name: z.string(), uscc: z.string() }),
    bank: z.object({ id, name: z.string() }),
    productName: z.string(),
    limit: yuan,
    drawn: yuan,
    outstanding: yuan,
    available: yuan,
    isRevolving: z.boolean(),
    guaranteeType,
    grantedOn: businessDate,
    until: businessDate,
    loanCount: z.int(),
    can: z.array(z.enum(['disburse'])),
  })
  .meta({ id: 'CreditLine' });
export type CreditLineView = z.infer<typeof creditLineView>;

export const listCreditLines = contract({
  method: 'get',
  path: '/credit-lines',
  summary: 'Credit lines the caller is a party to',
  permission: 'loan:read',
  tags: ['lending'],
  query: pageQuery.extend({ applicationId: id.optional() }),
  returns: pageOf(creditLineView),
});

export const getCreditLine = contract({
  method: 'get',
  path: '/credit-lines/{creditLineId}',
  summary: 'One credit line',
  permission: 'loan:read',
  tags: ['lending'],
  params: z.strictObject({ creditLineId: id }),
  returns: creditLineView,
});
