import type { z } from 'zod';
import type { indicatorDefinition, WrittenMonthly } from '../declaration.js';

/** A declaration as it is written down, before the defaults are filled in. Plain data: nothing in it is code. */
export type Written = z.input<typeof indicatorDefinition>;
export type Text = Omit<Written, 'expression' | 'group'>;

export const gradeOptions = (grades: readonly (readonly [string, string])[]): { code: string; title: string }[] =>
  grades.map(([code, title]) => ({ code, title }));
export const listedOptions = gradeOptions([
  ['true', '已列入'],
  ['false', '未列入'],
]);
export const yesNo = gradeOptions([
  ['true', '是'],
  ['false', '否'],
]);
/** Edges that most sums of money are screened by. */
export const moneyBands = ['10000', '50000', '100000', '200000', '500000', '1000000', '3000000', '10000000'];
export const largeMoneyBands = ['100000', '500000', '1000000', '3000000', '5000000', '10000000', '30000000', '100000000'];
export const changeBands = ['-0.5', '-0.3', '-0.1', '0', '0.1', '0.3', '0.5'];
export const monthBands = ['1', '3', '6', '9', '12'];
export const timesBands = ['1.5', '3', '5', '10'];
export const countBands = ['1', '2', '4', '10'];

interface LineWords {
  readonly group: string;
  readonly of: WrittenMonthly;
  /** Stem of the codes: `powerUse`. */
  readonly stem: string;
  /** `用电量`. */
  readonly title: string;
  readonly type: 'money' | 'integer';
  readonly unit: string;
  readonly bands: string[];
  readonly isFact?: boolean;
}

/** The year, the year before and the change: what most monthly lines are read by. */
export const yearOf = ({ group, of, stem, title, type, unit, bands, isFact = true }: LineWords): Written[] => [
  {
    code: `${stem}12`,
    title: `近 12 个月${title}`,
    group,
    type,
    unit,
    expression: { op: 'sum', of, months: 12 },
    direction: 'more',
    bands,
    isFact,
    isCompared: true,
    previous: `${stem}Previous12`,
    change: `${stem}Growth12`,
  },
  {
    code: `${stem}Previous12`,
    title: `上一个 12 个月${title}`,
    group,
    type,
    unit,
    expression: { op: 'before', of, months: 12 },
    direction: 'more',
    bands,
  },
  {
    code: `${stem}Growth12`,
    title: `近 12 个月${title}同比`,
    group,
    type: 'ratio',
    unit: '%',
    expression: { op: 'growth', of, months: 12, against: 'previous' },
    direction: 'more',
    bands: changeBands,
    isFact,
    isCompared: true,
  },
];

/** The last three months against the same months a year ago: what a season does not explain. */
export const quarterGrowth = ({ group, of, stem, title, isFact = true }: LineWords): Written => ({
  code: `${stem}Growth3`,
  title: `近 3 个月${title}同比`,
  group,
  type: 'ratio',
  unit: '%',
  expression: { op: 'growth', of, months: 3, against: 'yearBefore' },
  direction: 'more',
  bands: changeBands,
  isFact,
});
