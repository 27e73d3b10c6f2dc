import type { z } from 'zod';
import type { RepaymentMethod } from '../../kernel/pure/apr.js';
import { fenOf } from '../../kernel/pure/money.js';
import { ppmOf } from '../../kernel/pure/rate.js';
import type { GuaranteeType } from '../products/products.contract.js';
import type { lendingEventBody } from './lending.contract.js';

interface Common {
  readonly reference: string;
  readonly on: string;
}
export interface Contracted extends Common {
  readonly kind: 'contracted';
  readonly applicationId: string;
  readonly contractNumber: string;
  readonly amountFen: bigint;
}
export interface Granted extends Common {
  readonly kind: 'granted';
  readonly applicationId: string;
  readonly limitFen: bigint;
  readonly until: string;
  readonly isRevolving: boolean;
  readonly guaranteeType: GuaranteeType;
  readonly isFirstLoan: boolean;
}
export interface Disbursed extends Common {
  readonly kind: 'disbursed';
  readonly creditLineId: string;
  readonly amountFen: bigint;
  readonly ratePpm: number;
  readonly dueOn: string;
  readonly method: RepaymentMethod;
}
export interface Repaid extends Common {
  readonly kind: 'repaid';
  readonly loanId: string;
  readonly principalFen: bigint;
  readonly interestFen: bigint;
}
export interface WrittenOff extends Common {
  readonly kind: 'writtenOff';
  readonly loanId: string;
  readonly principalFen: bigint;
  readonly reason: string;
}
export interface Reversed extends Common {
  readonly kind: 'reversed';
  readonly eventId: string;
  readonly reason: string;
}
export type LendingFact = Contracted | Granted | Disbursed | Repaid | WrittenOff | Reversed;

/** From the wire: money in 分, rates in ppm, so that "100" and "100.00" are the same fact. */
export function readFact(body: z.output<typeof lendingEventBody>): LendingFact {
  switch (body.kind) {
    case 'contracted': {
      const { amount, ...rest } = body;
      return { ...rest, amountFen: fenOf(amount) };
    }
    case 'granted': {
      const { limit, ...rest } = body;
      return { ...rest, limitFen: fenOf(limit) };
    }
    case 'disbursed': {
      const { amount, rate, ...rest } = body;
      return { ...rest, amountFen: fenOf(amount), ratePpm: ppmOf(rate) };
    }
    case 'repaid': {
      const { principal, interest, ...rest } = body;
      return { ...rest, principalFen: fenOf(principal), interestFen: fenOf(interest) };
    }
    case 'writtenOff': {
      const { principal, ...rest } = body;
      return { ...rest, principalFen: fenOf(principal) };
    }
    case 'reversed':
      return body;
  }
}

/** What is kept and digested: the same fact always gives the same content. */
export const contentOf = (fact: LendingFact): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [name, typeof value === 'bigint' ? value.toString() : (value as string | number | boolean)]),
  );
