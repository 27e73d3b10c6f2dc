import { isOwnCode, type FieldSpec } from '../../kernel/importing/fields.contract.js';
import {
  compileChecker,
  FileRefused,
  isWithdrawn,
  mappedFields,
  mappingFaults,
  maskedForReport,
  missingButForWithdrawals,
  rowFields,
  withRowColumns,
  type Mapping,
  type Values,
} from '../../kernel/importing/index.js';
import { cellOfColumn } from '../../kernel/importing/cell-parts.js';
import { bindHeader, type BoundHeader } from '../../kernel/importing/header.js';
import { combinedHeader, locateHeader } from '../../kernel/importing/header-rows.js';
import { bindLoosely } from '../../kernel/importing/loose-header.js';
import { isFooter } from '../../kernel/importing/footers.js';
import { keyIndexOf } from '../../kernel/importing/bound-table.js';
import { plain } from '../../kernel/importing/text.js';
import type { Row } from '../../kernel/importing/rows.js';
import { compileRules, keyFieldsOf, type VersionedDataset } from '../catalogue/index.js';
import { Causes } from './causes.pure.js';
import { previewRowsMax, countedRowsMax, type DraftMapping, type PreviewView } from './samples.contract.js';
import type { SampleTable } from './sample-table.js';
import { sampleLimits } from './sample-table.js';

const WORDS_MAX = 100;
type Dataset = Pick<VersionedDataset, 'fields' | 'rules' | 'naturalKey' | 'periodField'>;
type PreviewRow = PreviewView['rows'][number];

/** What an import would make of the first rows, by the very same reading and checking; a draft's faults are told beside it. */
export function previewOf(sample: SampleTable, draft: DraftMapping, dataset: Dataset, exceptional: ReadonlySet<string>): PreviewView {
  const { fields } = dataset;
  const keyFields = keyFieldsOf(dataset);
  const faults = draft.columns.length === 0 ? [] : mappingFaults(draft, fields, keyFields);
  const byName = new Map([...fields, ...rowFields].map((field) => [field.name, field]));
  const mapped = new Set([...draft.columns.map(({ field }) => field), ...Object.keys(draft.constants)]);
  const faulty = new Set(faults.map(({ field }) => field));
  const known: Mapping = {
    ...draft,
    columns: draft.columns.filter(({ field }) => byName.has(field) && !faulty.has(field)),
    constants: Object.fromEntries(Object.entries(draft.constants).filter(([field]) => byName.has(field) && !faulty.has(field))),
  };
  const place = locateHeader(sample.rows.slice(0, 33), known);
  const headerRows = sample.rows.slice(place.from, place.from + place.rows);
  const row: Row = { line: headerRows[0]?.line ?? 1, cells: combinedHeader(headerRows), hasStrayQuote: false };
  const usable = withRowColumns(known, row.cells);
  const header = bindLoosely(row.cells, usable);
  const filled = { columns: header.columns, constants: usable.constants };
  const rows = sample.rows.slice(place.from + place.rows).slice(0, countedRowsMax);
  const counted = new Counted(header, usable, dataset, exceptional);
  for (const each of rows) counted.add(each);
  return {
    ...counted.view(),
    countedRows: rows.length,
    isWhole: sample.isWhole,
    faults: faults.filter(({ field }) => mapped.has(field)),
    missingFields: fields.filter(({ name, required }) => required && !mapped.has(name)).map(({ name, title }) => ({ field: name, title })),
    onlyWithdrawals: missingButForWithdrawals(fields, keyFields, filled)?.map(({ name, title }) => ({ field: name, title })) ?? null,
    refusal: refusalOf(row, draft, fields, keyFields),
  };
}

function refusalOf(row: Row, draft: DraftMapping, fields: readonly FieldSpec[], keyFields: ReadonlySet<string>): PreviewView['refusal'] {
  try {
    bindHeader(row, draft, fields, sampleLimits, keyFields);
    return null;
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { rule, detail, remedy } = error;
    return { rule, detail, remedy };
  }
}

class Counted {
  private accepted = 0;
  private withdrawn = 0;
  private rejected = 0;
  private footers = 0;
  private readonly causes = new Causes([]);
  private readonly words = new Map<string, { field: string; header: string; word: string; rows: number }>();
  private readonly shown: PreviewRow[] = [];
  private readonly check;
  private readonly keyIndex: number;
  private readonly columns;

  constructor(header: BoundHeader, mapping: Mapping, dataset: Dataset, exceptional: ReadonlySet<string>) {
    const fields = mappedFields(dataset.fields, mapping);
    const rules = compileRules(dataset).rejects;
    this.check = compileChecker({ fields: dataset.fields, keyFields: keyFieldsOf(dataset), mapping, header, exceptional, isDraft: true, rules });
    this.keyIndex = keyIndexOf(header, fields);
    const bound = new Map(header.columns.map((column) => [column.field, column]));
    this.columns = fields
      .filter(({ name }) => bound.has(name) || name in mapping.constants)
      .map((field) => {
        const column = bound.get(field.name);
        return {
          field,
          header: column ? (header.headers[column.index] ?? '') : null,
          index: column?.index ?? -1,
          cellOf: column ? cellOfColumn(column) : null,
        };
      });
  }

  add(row: Row): void {
    if (isFooter(row.cells, this.keyIndex)) {
      this.footers += 1;
      this.show(row, 'footer', {}, []);
      return;
    }
    // A draft without columns has nothing to say about a row yet.
    const result = this.check(row);
    if (result.ok) {
      this.accepted += 1;
      const isGone = isWithdrawn(result.values);
      if (isGone) this.withdrawn += 1;
      this.show(row, isGone ? 'withdrawn' : 'accepted', result.values, []);
      return;
    }
    this.rejected += 1;
    this.causes.add(result.problems);
    for (const { field, rule, header } of result.problems) if (rule === 'unknownCode' || rule === 'flagUnreadable') this.addWord(row, field, header);
    this.show(row, 'rejected', result.values, result.problems);
  }

  view() {
    return {
      fields: this.columns.map(({ field, header }) => ({ field: field.name, title: field.title, header })),
      rows: this.shown,
      accepted: this.accepted,
      withdrawn: this.withdrawn,
      rejected: this.rejected,
      footers: this.footers,
      causes: this.causes.list(),
      unknownWords: [...this.words.values()].sort((left, right) => right.rows - left.rows),
    };
  }

  private show(
    row: Row,
    outcome: PreviewRow['outcome'],
    values: Values,
    problems: readonly { field: string; rule: string; detail: string; remedy: string }[],
  ): void {
    if (this.shown.length >= previewRowsMax) return;
    const byField = new Map(problems.map((problem) => [problem.field, problem]));
    const whole = byField.get('') ?? problems.find(({ rule }) => rule === 'onlyWithdrawals');
    this.shown.push({
      line: row.line,
      outcome,
      fault: whole ? faultView(whole) : null,
      values: this.columns.map((column) => {
        const { field } = column;
        const received = this.cellText(column, row);
        const value = values[field.name];
        const problem = byField.get(field.name);
        return {
          received: received.trim() === '' ? '' : maskedForReport(received, field),
          value: value === null || value === undefined ? null : storedText(field, value),
          fault: problem ? faultView(problem) : null,
        };
      }),
    });
  }

  private cellText({ index, cellOf }: { index: number; cellOf: ReturnType<typeof cellOfColumn> }, { cells }: Row): string {
    const cell = cellOf?.(cells);
    return typeof cell === 'string' ? cell : (cells[index] ?? '');
  }

  private addWord(row: Row, name: string, header: string): void {
    const column = this.columns.find(({ field }) => field.name === name);
    if (!column) return;
    // A column that was mapped by mistake may hold numbers of persons.
    const word = maskedForReport(this.cellText(column, row).trim().slice(0, 200), { type: 'text' });
    const key = `${name} ${plain(word)}`;
    const known = this.words.get(key);
    if (known) known.rows += 1;
    else if (this.words.size < WORDS_MAX) this.words.set(key, { field: name, header, word, rows: 1 });
  }
}

const faultView = ({ rule, detail, remedy }: { rule: string; detail: string; remedy: string }) => ({ rule, detail, remedy });

function storedText(field: FieldSpec, value: string | number): string {
  if (field.type === 'flag') return value === 1 ? '是' : '否';
  const title = field.type === 'code' ? field.codes?.find(({ code }) => code === value)?.title : undefined;
  if (title === undefined) return maskedForReport(String(value), field);
  return title === value || isOwnCode(String(value)) ? title : `${title}（${String(value)}）`;
}
