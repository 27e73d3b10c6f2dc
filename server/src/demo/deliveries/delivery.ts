import type { DateFormat, MappingInput, SourceUnit } from '../../kernel/importing/mapping.contract.js';
import type { DemoFirm } from '../firm.js';
import type { Cell, Form } from '../forms.js';

/** What a column of a department's file is called there, which field it means, and what stands in it. */
export interface Column<Line> {
  readonly header: string;
  /** The name over it and its neighbours, where the header has two rows. */
  readonly group?: string;
  readonly field: string;
  readonly unit?: SourceUnit;
  readonly dateFormats?: DateFormat[];
  readonly words?: Record<string, string>;
  value(line: Line): Cell;
}

/** Every month, every second or third, or only in months in which something has happened. */
export type Rhythm = 'monthly' | 'everySecondMonth' | 'quarterly' | 'whenAny';

/** What one department delivers of one dataset. */
export interface Delivery {
  readonly dataset: string;
  readonly stem: string;
  readonly form: Form;
  readonly rhythm: Rhythm;
  readonly mapping: MappingInput;
  readonly headers: readonly string[];
  readonly groups: readonly string[];
  rows(firms: readonly DemoFirm[], months: readonly string[], today: string): readonly (readonly Cell[])[];
  /** Wrong lines, as in life: appended to the file of this month. */
  flawed?(month: string, firms: readonly DemoFirm[]): readonly (readonly Cell[])[];
  /** Months before the present one from which on nothing comes any more. */
  readonly silentFor?: number;
  /** The first file goes back to the oldest firm, not only as far as others do. */
  readonly isSinceEver?: boolean;
  /** A register, or a list of those to whom something applies: it is sent as it stands, also when nobody has come or gone, so that its silence means something. */
  readonly isList?: boolean;
}

export interface LineContext {
  readonly firm: DemoFirm;
  readonly month: string;
  readonly today: string;
}

interface Plan<Line extends LineContext> extends Pick<Delivery, 'dataset' | 'stem' | 'form' | 'rhythm' | 'silentFor' | 'isSinceEver' | 'isList'> {
  /** The lines of one firm in one month. */
  lines(context: LineContext): readonly Omit<Line, keyof LineContext>[];
  readonly columns: readonly Column<Line>[];
  /** Cells by header; what is not said is taken from the first line of the file. */
  flaws?(month: string): readonly Readonly<Record<string, Cell | undefined>>[];
}

/** Heads the column that says on which day a list was written. */
export const writtenOn = '报送日期';

export function delivery<Line extends LineContext>({ lines, columns, flaws, ...plan }: Plan<Line>): Delivery {
  const rows: Delivery['rows'] = (firms, months, today) =>
    months.flatMap((month) =>
      firms.flatMap((firm) => {
        const context = { firm, month, today };
        return lines(context).map((line) => columns.map((column) => column.value({ ...line, ...context } as Line)));
      }),
    );
  return {
    ...plan,
    headers: columns.map(({ header }) => header),
    groups: columns.map(({ group = '' }) => group),
    mapping: {
      // The day a list was written makes two equal lists two deliveries; it is no field of the catalogue.
      ...(plan.isList && { ignored: [writtenOn] }),
      ...(plan.form.headerRows > 1 && { table: { headerRows: plan.form.headerRows } }),
      columns: columns.map(({ group, header, field, unit, dateFormats, words }) => ({
        header: group === undefined ? header : `${group} / ${header}`,
        field,
        ...(unit && { unit }),
        ...(dateFormats && { dateFormats: [...dateFormats] }),
        ...(words && { words }),
      })),
    },
    rows,
    ...(flaws && {
      flawed: (month, firms) => {
        const [first] = rows(firms.slice(0, 1), [month], `${month}-28`);
        return first ? flaws(month).map((flaw) => columns.map(({ header }, index) => flaw[header] ?? (first[index] as Cell))) : [];
      },
    }),
  };
}

export const uscc = <Line extends LineContext>(header: string): Column<Line> => ({ header, field: 'uscc', value: ({ firm }) => firm.uscc });
export const cents = (value: number): string => Math.max(0, value).toFixed(2);
/** 元 → 万元, exactly to the fen. */
export const wan = (yuan: number): string => (Math.round(Math.max(0, yuan) * 100) / 1_000_000).toFixed(6);
