import { wanRound } from '@server/kernel/pure/format';
import { fenOf } from '@server/kernel/pure/money';
import type { ProductTerms } from '@server/modules/products/products.contract';
import { t } from '../../../i18n';

export interface Need {
  amount: string;
  months: string;
  use: string;
}
const useCharactersMin = 6;
const say = (key: string, values: Record<string, unknown> = {}): string => t(`financing.enterprise.need.${key}`, values);

/** The product's bounds, said with the figure that was typed; the server holds them. Without terms (not loaded) only what needs none. */
export function needProblems(need: Need, terms: ProductTerms | null, amountProblem: string | null) {
  return { amount: amountProblem ?? amountOf(need.amount, terms), termMonths: termOf(need.months, terms), use: useOf(need.use) };
}

function amountOf(amount: string, terms: ProductTerms | null): string | false {
  if (amount === '' || fenOf(amount) === 0n) return say('amountEmpty');
  if (!terms) return false;
  const asked = wanRound(amount);
  if (fenOf(amount) < fenOf(terms.amountMin)) return say('amountMin', { limit: wanRound(terms.amountMin), asked });
  return fenOf(amount) > fenOf(terms.amountMax) && say('amountMax', { limit: wanRound(terms.amountMax), asked });
}

function termOf(text: string, terms: ProductTerms | null): string | false {
  const asked = text.trim();
  if (asked === '') return say('termEmpty');
  if (!/^\d{1,3}$/.test(asked)) return say('termWhole', { asked });
  const months = Number(asked);
  if (months < (terms?.termMonthsMin ?? 1)) return say('termMin', { limit: terms?.termMonthsMin ?? 1, asked });
  return terms !== null && months > terms.termMonthsMax && say('termMax', { limit: terms.termMonthsMax, asked });
}

function useOf(text: string): string | false {
  const asked = text.trim();
  if (asked === '') return say('useEmpty');
  return Array.from(asked).length < useCharactersMin && say('useShort', { asked });
}
