import { percentText, wanRound, yuanText } from '@server/kernel/pure/format';
import type { HallProduct, ProductTerms } from '@server/modules/products/products.contract';
import { t } from '../../../i18n';

/** Sentences about terms, the same in the hall, on the product's page and beside an application. */
export const amountRange = (terms: ProductTerms): string =>
  t('products.hall.range', { from: wanRound(terms.amountMin).replace(' 万元', ''), to: wanRound(terms.amountMax) });

/** A term is always said in months: that is how it is asked for and compared. */
export const termText = (months: number): string => t('products.hall.months', { n: months });
export function termRange({ termMonthsMin: from, termMonthsMax: to }: ProductTerms): string {
  return from === to ? termText(from) : t('products.hall.monthsRange', { from, to });
}
export function rateRange({ rateMin, rateMax }: ProductTerms): string {
  return rateMin === rateMax ? percentText(rateMin) : `${percentText(rateMin)}–${percentText(rateMax)}`;
}
export const methodsText = (terms: ProductTerms): string =>
  terms.repaymentMethods.map((method) => t(`products.repaymentMethod.${method}`)).join('，或');

type Fee = ProductTerms['fees'][number];
export const feeText = (fee: Fee): string =>
  fee.percent ? t('products.hall.feePercent', { title: fee.title, percent: percentText(fee.percent) }) : `${fee.title} ${yuanText(fee.fixed)}`;
export const feesText = (terms: ProductTerms): string => (terms.fees.length === 0 ? t('products.hall.noFees') : terms.fees.map(feeText).join('，'));

/** Measured, or said to be not yet measurable; the promise is another thing and stands on the product's page. */
export const recordText = (product: HallProduct): string =>
  product.record
    ? t('products.hall.record', { first: round(product.record.firstResponseWorkingDays), decision: round(product.record.decisionDays) })
    : t('products.hall.noRecord');
const round = (days: number): number => Math.round(days * 10) / 10;

/** Paying back by instalments leaves less money in use over the year; that is why less interest can cost more per year. */
export function paysDown(cost: NonNullable<HallProduct['cost']>): boolean {
  return cost.method === 'equalInstalment' || cost.method === 'equalPrincipal';
}
