import type { DatasetDefinition } from '../catalogue/index.js';
import { bandTexts } from './bands.pure.js';
import type { Condition, Events, Expression, Monthly, Simple } from './declaration.js';
import type { Indicator } from './indicators.js';
import type { IndicatorDefinitionView } from './indicators.contract.js';
import { definitionsVersion } from './declaration.js';

type Datasets = ReadonlyMap<string, DatasetDefinition>;

export const windowOf = ({ months, expression }: Pick<Indicator, 'months' | 'expression'>): { months: number | null; text: string } => {
  if ('months' in expression && expression.months !== null) return { months, text: `近 ${expression.months} 个月` };
  return { months, text: expression.op === 'field' || expression.op === 'since' ? '现在' : months === null ? '全部记录' : `近 ${months} 个月` };
};

/** How an indicator is made, for people: from the declaration, so it cannot say anything else than what is computed. */
export const describe = (indicator: Indicator, datasets: Datasets): IndicatorDefinitionView => ({
  code: indicator.code,
  version: definitionsVersion,
  title: indicator.title,
  group: indicator.group,
  type: indicator.type,
  unit: indicator.unit,
  direction: indicator.direction,
  window: windowOf(indicator),
  datasets: indicator.datasets.map((code) => ({ dataset: code, title: titleOf(datasets, code), sourceName: datasets.get(code)?.sourceName ?? '' })),
  description: `${words(indicator.expression, datasets)}${indicator.type === 'ratio' ? '，保留 4 位小数，四舍五入' : ''}。`,
  missing:
    indicator.whenAbsent === 'none'
      ? '没有记录就是没有发生；名单或目录从来没有到过时，显示“还没有数据”。'
      : '没有记录不等于零：没有数据的月份不计入，全部没有时显示“还没有数据”。',
  bands: bandTexts(indicator),
  isFact: indicator.isFact,
  expression: indicator.expression,
});

const titleOf = (datasets: Datasets, code: string): string => datasets.get(code)?.title ?? code;
const fieldOf = (datasets: Datasets, code: string, name: string): string =>
  datasets.get(code)?.fields.find((field) => field.name === name)?.title ?? name;

function words(made: Expression, datasets: Datasets): string {
  switch (made.op) {
    case 'since':
      return `从“${made.of === 'establishedOn' ? '成立日期' : made.of}”到今天的${made.in === 'months' ? '月数，不满一个月不计' : '天数'}`;
    case 'ratio':
      return `${simpleWords(made.of, datasets)}，除以${simpleWords(made.to, datasets)}；除数不大于 0 时不计算`;
    case 'change':
      return `${simpleWords(made.of, datasets)}，减去${simpleWords(made.from, datasets)}，再除以后者；后者不大于 0 时不计算`;
    default:
      return simpleWords(made, datasets);
  }
}

const folds: Readonly<Record<string, string>> = {
  sum: '相加',
  mean: '按有数据的月份平均',
  max: '取最大的一个月',
  min: '取最小的一个月',
  last: '取最近的一个月',
  maxToMin: '最大的一个月除以最小的一个月（最小为 0 或只有一个月时不计算）',
  monthsWith: '大于 0 的月数',
  monthsZero: '等于 0 的月数（没有数据的月份不算）',
  monthsPresent: '有数据的月数',
  streak: '从最近一个月往前，连续大于 0 的月数',
};

function simpleWords(made: Simple, datasets: Datasets): string {
  switch (made.op) {
    case 'before':
      return `${lineWords(made.of, datasets)}，最近 ${made.months} 个月之前的 ${made.months} 个月相加（数据不够长时不计算）`;
    case 'growth':
      return `${lineWords(made.of, datasets)}，最近 ${made.months} 个月合计与${made.against === 'previous' ? '之前' : '上一年同期'} ${made.months} 个月合计相比的变化（数据不够长或基数不大于 0 时不计算）`;
    case 'lastOn':
      return `“${titleOf(datasets, made.dataset)}”${conditions(made.where, made.dataset, datasets)}最近 ${made.months} 个月里最晚的“${fieldOf(datasets, made.dataset, made.on)}”`;
    case 'field':
      return `“${titleOf(datasets, made.dataset)}”${conditions(made.where, made.dataset, datasets)}${made.back > 0 ? `最近一期往前 ${made.back} 期` : '最近一期'}的“${fieldOf(datasets, made.dataset, made.field)}”`;
    case 'count':
    case 'total':
    case 'largest':
    case 'exists':
    case 'latest':
    case 'earliest':
      return eventWords(made, datasets);
    default:
      return `${lineWords(made.of, datasets)}，从有数据的最近一个月起 ${made.months} 个月${folds[made.op] ?? ''}`;
  }
}

function eventWords(made: Events, datasets: Datasets): string {
  const span = made.months === null ? '全部' : `${made.on ? `“${fieldOf(datasets, made.dataset, made.on)}”在` : ''}最近 ${made.months} 个月内`;
  const rows = `“${titleOf(datasets, made.dataset)}”里${span}${conditions(made.where, made.dataset, datasets)}的记录`;
  const amount = made.field === undefined ? '' : `“${fieldOf(datasets, made.dataset, made.field)}”`;
  const says = {
    count: '，有几条',
    exists: '，有没有',
    total: `，${amount}相加`,
    largest: `，最大的${amount}`,
    latest: '，最晚的一天',
    earliest: '，最早的一天',
  };
  return rows + says[made.op];
}

const lineWords = ({ dataset, field, perMonth, where }: Monthly, datasets: Datasets): string =>
  `“${titleOf(datasets, dataset)}”${conditions(where, dataset, datasets)}的“${fieldOf(datasets, dataset, field)}”，每月${perMonth === 'sum' ? '合计' : '取最大的一笔'}`;

function conditions(where: readonly Condition[] | undefined, dataset: string, datasets: Datasets): string {
  if (!where?.length) return '';
  const each = where.map((one) => {
    const title = fieldOf(datasets, dataset, one.field);
    if ('is' in one) {
      const codes = datasets.get(dataset)?.fields.find(({ name }) => name === one.field)?.codes ?? [];
      return `“${title}”是${one.is.map((word) => codes.find(({ code }) => code === word)?.title ?? word).join('或')}`;
    }
    if ('above' in one) return `“${title}”大于 ${one.above}`;
    return 'notReached' in one ? `“${title}”没有到` : `“${title}”没有过`;
  });
  return `（${each.join('，')}）`;
}
