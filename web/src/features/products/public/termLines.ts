import type { HallProduct } from '@server/modules/products/products.contract';
import { t } from '../../../i18n';
import type { Definition } from '../../../ui/DefinitionList.vue';
import { amountRange, feeText, methodsText, rateRange, recordText, termRange } from '../hall/termsText';

/** What a product costs and promises, line by line; the same order as an offer's, so that both can be laid side by side. */
export function termLines(product: HallProduct): Definition[] {
  const { terms } = product;
  const say = (key: string, values: Record<string, unknown> = {}): string => t(`products.public.product.${key}`, values);
  const line = (key: string, value: string): Definition => ({ key, label: say(key), value });
  return [
    line('amount', amountRange(terms)),
    line('term', termRange(terms)),
    line('rate', rateRange(terms)),
    line('guarantee', t(`products.guaranteeHint.${terms.guaranteeType}`)),
    line('method', methodsText(terms)),
    line('fee', terms.fees.length === 0 ? say('feeNone') : `${terms.fees.map(feeText).join('；')}（${say('feesNote')}）`),
    line('penalty', say('penaltyText', { percent: `${Number(terms.penaltyRateUpliftPercent)}%` })),
    line('prepayment', terms.prepayment),
    line('coolingOff', terms.coolingOffDays > 0 ? say('coolingOffDays', { n: terms.coolingOffDays }) : say('coolingOffNone')),
    line('collection', terms.collection),
    line('complaint', terms.complaintPhone),
    line('use', terms.use),
    line('promise', say('promiseText', { first: terms.firstResponseWorkingDays, decision: terms.decisionDays })),
    line('record', recordText(product)),
  ];
}
