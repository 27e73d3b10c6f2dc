import { now } from '../../kernel/clock.js';
import { csvStream, xlsxStream, type XlsxColumn } from '../../kernel/exporting/index.js';
import type { FileAnswer } from '../../kernel/http/contract.js';
import { instantText } from '../../kernel/pure/format.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { ListDataset } from './entries.js';
import type { ListCheck } from './list-check.entity.js';
import type { CheckableList, CheckRow, ListCheckView } from './lists.contract.js';
import type { ListsService } from './lists.service.js';
import { isLate } from './outcome.pure.js';

export async function presentLists(lists: ListsService): Promise<CheckableList[]> {
  const delivered = await lists.neighbours.deliveries();
  const today = chinaDate(now());
  return (await lists.lists()).map(({ code, title, list, sourceName, cadence, freshnessDays }) => {
    const at = delivered.get(code);
    return {
      dataset: code,
      title,
      kind: list.kind,
      sourceName,
      deliveredAt: at?.toISOString() ?? null,
      isLate: at !== undefined && isLate({ cadence, freshnessDays }, at, today),
    };
  });
}

type NamesOf = (personIds: readonly string[]) => Promise<ReadonlyMap<string, { readonly name: string }>>;

export async function presentChecks(lists: ListsService, checks: readonly ListCheck[], namesOf: NamesOf): Promise<ListCheckView[]> {
  const titles = new Map((await lists.lists()).map((dataset: ListDataset) => [dataset.code, dataset.title]));
  const names = await namesOf([...new Set(checks.map(({ personId }) => personId))]);
  const named = (codes: readonly string[]) => codes.map((dataset) => ({ dataset, title: titles.get(dataset) ?? dataset }));
  return checks.map((check) => ({
    id: check.id,
    kind: check.kind,
    state: check.state,
    purpose: check.purpose,
    note: check.note,
    fileName: check.fileName,
    lists: named(check.datasets),
    unchecked: named(check.unchecked),
    personName: names.get(check.personId)?.name ?? '',
    createdAt: check.createdAt.toISOString(),
    finishedAt: check.finishedAt?.toISOString() ?? null,
    keptUntil: check.keptUntil,
    codes: {
      total: check.codesTotal,
      done: check.codesDone,
      listed: check.listed,
      past: check.past,
      clear: check.codesDone - check.listed - check.past - check.unsure - check.invalid,
      // What has not been reached is unchecked as well.
      unchecked: check.unsure + check.codesTotal - check.codesDone,
      invalid: check.invalid,
    },
  }));
}

const outcomeWords: Record<CheckRow['outcome'], string> = {
  listed: '列入',
  past: '曾列入，已移出',
  clear: '没有列入',
  unchecked: '没有查成',
  invalid: '代码有误',
};
const kindWords = { restriction: '失信惩戒', warning: '提示', honour: '守信激励' } as const;
const columns: XlsxColumn[] = [
  { key: 'line', title: '行号', type: 'number' },
  { key: 'received', title: '统一社会信用代码', type: 'text' },
  { key: 'outcome', title: '结果', type: 'text' },
  { key: 'detail', title: '说明', type: 'text' },
  { key: 'subject', title: '主体名称', type: 'text' },
  { key: 'listName', title: '名单', type: 'text' },
  { key: 'kind', title: '性质', type: 'text' },
  { key: 'authority', title: '认定机关', type: 'text' },
  { key: 'listedOn', title: '列入日期', type: 'date' },
  { key: 'removedOn', title: '移出日期', type: 'date' },
  { key: 'validTo', title: '有效期至', type: 'date' },
  { key: 'reference', title: '文号', type: 'text' },
];
type Cells = Record<string, string | number | null>;

/** One line per entry; a code without any has one line of its own. */
async function* linesOf(rows: AsyncIterable<CheckRow>): AsyncGenerator<Cells> {
  for await (const { line, received, uscc, outcome, detail, entries } of rows) {
    const own: Cells = { line, received: uscc ?? received, outcome: outcomeWords[outcome], detail };
    if (entries.length === 0) yield own;
    for (const { subject, listName, kind, authority, listedOn, removedOn, validTo, reference } of entries)
      yield { ...own, subject, listName, kind: kindWords[kind], authority, listedOn, removedOn, validTo, reference };
  }
}

export function presentFile(check: ListCheckView, rows: AsyncIterable<CheckRow>, format: 'csv' | 'xlsx'): FileAnswer {
  const name = `名单核查-${check.createdAt.slice(0, 10)}-${check.id.slice(-6)}.${format}`;
  const titleLines = [
    '名单核查结果',
    `${instantText(check.createdAt)} 由${check.personName}发起；共 ${check.codes.total} 个代码，列入 ${check.codes.listed}，没有查成 ${check.codes.unchecked}，代码有误 ${check.codes.invalid}`,
    `名单：${check.lists.map(({ title }) => `“${title}”`).join('、')}`,
    '没有查成，不等于没有列入',
  ];
  if (format === 'xlsx') {
    const content = xlsxStream({ name: '名单核查', titleLines, columns, rows: linesOf(rows) });
    return { name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content };
  }
  const cells = async function* (): AsyncGenerator<(string | number | null)[]> {
    for await (const line of linesOf(rows)) yield columns.map(({ key }) => line[key] ?? null);
  };
  return {
    name,
    type: 'text/csv; charset=utf-8',
    content: csvStream(
      columns.map(({ title }) => title),
      cells(),
    ),
  };
}
