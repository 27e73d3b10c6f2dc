import { endOfMonth } from '../../kernel/pure/working-calendar.js';
import type { Monthly } from './declaration.js';
import { decimalText, divide, scales } from './exact.pure.js';
import { FirmRecords, monthText, type FigureRow, type MonthRange } from './firm-records.pure.js';
import type { SeriesView } from './indicators.contract.js';

interface SeriesDeclaration {
  readonly code: string;
  readonly title: string;
  readonly type: 'money' | 'integer';
  readonly unit: string;
  readonly of: Monthly;
}

const declare = (
  code: string,
  title: string,
  unit: string,
  dataset: string,
  field: string,
  as: Monthly['as'],
  perMonth: Monthly['perMonth'] = 'sum',
): SeriesDeclaration => ({
  code,
  title,
  type: as === 'money' ? 'money' : 'integer',
  unit,
  of: { dataset, field, as, perMonth },
});

/** The lines of months that charts show. */
export const seriesDeclared: readonly SeriesDeclaration[] = [
  declare('taxPaid', '纳税入库', '万元', '05.02', 'paid', 'money'),
  declare('invoiceSales', '开票销售额', '万元', '05.03', 'sales', 'money'),
  declare('powerUse', '用电量', '千瓦时', '09.01', 'consumption', 'decimal'),
  declare('waterUse', '用水量', '立方米', '09.02', 'consumption', 'decimal'),
  declare('gasUse', '用气量', '立方米', '09.03', 'consumption', 'decimal'),
  declare('insuredHeads', '养老保险参保人数', '人', '06.01', 'pensionHeads', 'count', 'max'),
  declare('socialPaid', '缴社会保险费', '万元', '06.02', 'paid', 'money'),
  declare('fundPaid', '缴存公积金', '万元', '07.01', 'paid', 'money'),
  declare('exported', '出口额', '万元', '08.02', 'exported', 'money'),
];
export const seriesDatasets: readonly string[] = [...new Set(seriesDeclared.map(({ of }) => of.dataset))];

const monthsMax = 36;

/** One line for each dataset in `open`. Months without a row are left out, a month of zero is there. */
export function seriesOf(
  rows: readonly FigureRow[],
  open: (dataset: string) => MonthRange | 'all' | null,
  sourceNameOf: (dataset: string) => string,
  today: string,
): SeriesView[] {
  const records = new FirmRecords({ rows, rangeOf: () => undefined, today: '' });
  return seriesDeclared.flatMap(({ code, title, type, unit, of }) => {
    const range = open(of.dataset);
    if (range === null) return [];
    const line = records.line(of);
    const first = Math.max(0, line.months.length - monthsMax);
    const months = line.months.slice(first).map((month, place) => {
      const value = line.values[first + place] ?? 0;
      const scale = scales[of.as];
      return { month: monthText(month), value: type === 'integer' ? String(divide(value, 10 ** scale, 0)) : decimalText(value, scale) };
    });
    const [from, to] = range === 'all' ? [months[0]?.month, months.at(-1)?.month] : [range.from, range.to];
    if (!from || !to) return [];
    const end = endOfMonth(months.at(-1)?.month ?? to);
    return [
      {
        code,
        title,
        type,
        unit,
        dataset: of.dataset,
        // A month that was delivered before it ended is known up to today.
        asOf: end > today ? today : end,
        sourceName: sourceNameOf(of.dataset),
        from,
        to,
        months,
      },
    ];
  });
}

/** The months of tax in the form of the first release. */
export const taxSeriesOf = (series: readonly SeriesView[]) => {
  const tax = series.find(({ code }) => code === 'taxPaid');
  return (
    tax && {
      asOf: tax.asOf,
      sourceName: tax.sourceName,
      from: tax.from,
      to: tax.to,
      months: tax.months.map(({ month, value }) => ({ month, amount: value })),
    }
  );
};
