import { z } from 'zod';
import { indicatorByCode } from './indicators.js';

const points = z.int().min(0);
/** From this value on (null: from the bottom). Edges grow. */
const step = z.strictObject({ from: z.string().nullable(), points });
const word = z.strictObject({ is: z.array(z.string()).min(1), points });
const item = z.strictObject({ indicator: z.string(), bins: z.union([z.array(step).min(2), z.array(word).min(2)]) });

const scoreMax = 1000;
/** No single figure decides, and no single kind of figure does. */
const itemShareMax = 0.15;
const dimensionShareMax = 0.35;

export const scorecard = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    version: z.int().min(1),
    issuedOn: z.iso.date(),
    attribution: z.string(),
    /** Below this share of the points nothing is said. */
    coverageMinPercent: z.int().min(1).max(100),
    dimensions: z.array(z.strictObject({ code: z.string(), title: z.string(), items: z.array(item).min(1) })).min(2),
    grades: z.array(z.strictObject({ code: z.string(), title: z.string(), from: z.int() })).min(2),
  })
  .superRefine((card, context) => {
    const fail = (message: string): void => context.addIssue({ code: 'custom', message });
    const items = card.dimensions.flatMap((dimension) => dimension.items);
    const total = items.reduce((sum, one) => sum + mostOf(one), 0);
    if (total !== scoreMax) fail(`the points add up to ${total}, not to ${scoreMax}`);
    for (const one of items) {
      const indicator = indicatorByCode.get(one.indicator);
      if (!indicator) fail(`${one.indicator} is not declared`);
      else if (!isMonotone(one, indicator.direction)) fail(`${one.indicator}: the points do not follow its direction`);
      if (mostOf(one) > scoreMax * itemShareMax) fail(`${one.indicator} decides too much`);
    }
    for (const { code, items: own } of card.dimensions)
      if (own.reduce((sum, one) => sum + mostOf(one), 0) > scoreMax * dimensionShareMax) fail(`${code} decides too much`);
  });
export type Scorecard = z.infer<typeof scorecard>;
export type CardItem = z.infer<typeof item>;

export const mostOf = ({ bins }: CardItem): number => Math.max(...bins.map((bin) => bin.points));

function isMonotone({ bins }: CardItem, direction: 'more' | 'less' | 'none'): boolean {
  const steps = bins.flatMap((bin) => ('from' in bin ? [bin] : []));
  const grows = steps.every((bin, place) => place === 0 || (bin.from !== null && Number(bin.from) > Number(steps[place - 1]?.from ?? '-1e15')));
  if (steps.length === 0) return true;
  const sign = direction === 'less' ? -1 : 1;
  return grows && direction !== 'none' && steps.every((bin, place) => place === 0 || sign * (bin.points - (steps[place - 1]?.points ?? 0)) >= 0);
}

const steps = (indicator: string, first: number, ...rest: Array<[from: string, points: number]>) => ({
  indicator,
  bins: [{ from: null, points: first }, ...rest.map(([from, of]) => ({ from, points: of }))],
});
const words = (indicator: string, ...bins: Array<[is: string[], points: number]>) => ({
  indicator,
  bins: bins.map(([is, of]) => ({ is, points: of })),
});
const clean = (indicator: string, most: number) => words(indicator, [['false'], most], [['true'], 0]);

/** The first card. Another card is another version: what a bank has read stays what it was. */
export const currentCard: Scorecard = scorecard.parse({
  code: 'xinyi',
  title: '企业信用分',
  version: 1,
  issuedOn: '2026-11-20',
  attribution: '平台按公开的记分卡计算，供参考；不是征信机构的评分，也不代替银行的审批',
  coverageMinPercent: 60,
  dimensions: [
    {
      code: 'operation',
      title: '经营稳定',
      items: [
        steps('ageMonths', 10, ['12', 30], ['24', 50], ['36', 60], ['60', 70]),
        steps('invoiceMonths12', 0, ['6', 25], ['9', 40], ['12', 60]),
        steps('powerUseGrowth12', 0, ['-0.3', 15], ['-0.1', 35], ['0', 50]),
      ],
    },
    {
      code: 'tax',
      title: '纳税',
      items: [
        words('taxGrade', [['A'], 100], [['B'], 75], [['M'], 50], [['C'], 20], [['D'], 0]),
        steps('taxPaidGrowth12', 0, ['-0.3', 20], ['-0.1', 40], ['0', 50], ['0.1', 60]),
        steps('taxMonthsPaid12', 0, ['6', 25], ['9', 40], ['12', 60]),
      ],
    },
    {
      code: 'sales',
      title: '销售',
      items: [
        steps('invoiceSalesGrowth12', 0, ['-0.3', 25], ['-0.1', 45], ['0', 65], ['0.1', 80]),
        steps('invoiceMaxMin12', 50, ['3', 35], ['5', 15], ['10', 0]),
        steps('buyersMean12', 10, ['3', 25], ['10', 40], ['30', 50]),
      ],
    },
    {
      code: 'people',
      title: '用工与缴费',
      items: [
        steps('insuredHeadsGrowth12', 0, ['-0.3', 20], ['-0.1', 40], ['0', 50]),
        steps('socialMonths12', 0, ['6', 20], ['9', 35], ['12', 50]),
        steps('powerOverdueMonths12', 50, ['1', 30], ['3', 10], ['6', 0]),
      ],
    },
    {
      code: 'conduct',
      title: '守法与履约',
      items: [
        steps('penalties36', 60, ['1', 40], ['2', 15], ['4', 0]),
        steps('enforcementOpen', 50, ['1', 15], ['2', 0]),
        clean('dishonestDebtor', 50),
        clean('abnormalOperation', 30),
        clean('listed', 30),
      ],
    },
    { code: 'quality', title: '资质荣誉', items: [words('highTech', [['true'], 30], [['false'], 15]), steps('honours36', 10, ['1', 20])] },
  ],
  grades: [
    { code: '1', title: '一档', from: 0 },
    { code: '2', title: '二档', from: 400 },
    { code: '3', title: '三档', from: 550 },
    { code: '4', title: '四档', from: 700 },
    { code: '5', title: '五档', from: 850 },
  ],
});
