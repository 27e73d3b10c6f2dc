import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { xlsxStream, type XlsxColumn, type XlsxValue } from '../../kernel/exporting/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { instantText } from '../../kernel/pure/format.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import type { RecordView } from '../records/records.contract.js';
import type { ReportContent } from './report-content.js';
import type { ReportContents } from './report-contents.js';
import { valueWords } from './report-words.pure.js';
import { entries } from './reports.evidence.js';
import { identityBlocks } from './sections.pure.js';

const columns: readonly XlsxColumn[] = [
  { key: 'part', title: '部分', type: 'text' },
  { key: 'name', title: '名称', type: 'text' },
  { key: 'period', title: '期间', type: 'text' },
  { key: 'field', title: '字段', type: 'text' },
  { key: 'value', title: '内容', type: 'text' },
  { key: 'asOf', title: '截至', type: 'text' },
  { key: 'source', title: '来源', type: 'text' },
];

/** The firm takes along what the platform holds about it: the right to a copy, in a form people and programs can read. */
export class OwnExport {
  constructor(
    private readonly database: Database,
    private readonly contents: ReportContents,
  ) {}

  async file(actor: Actor, format: 'xlsx' | 'json'): Promise<FileAnswer> {
    const content = await this.contents.own(actor);
    const records: RecordView[] = [];
    for await (const record of this.contents.ownRecords(actor)) records.push(record);
    const enterpriseId = actor.enterpriseId ?? '';
    await this.database.transaction((tx) =>
      recordEvidence(tx, actor, entries.exported, { format, records: records.length }, { enterpriseId, subjectId: enterpriseId }),
    );
    const name = `企业档案-${content.identity?.uscc ?? ''}-${chinaDate(now())}`;
    return format === 'json' ? jsonFile(name, content, records) : xlsxFile(name, content, records);
  }
}

function jsonFile(name: string, content: ReportContent, records: readonly RecordView[]): FileAnswer {
  const { identity, indicators, issuedGrades, score, series } = content;
  const whole = { exportedAt: now().toISOString(), identity, indicators, issuedGrades, score, series, records };
  return { name: `${name}.json`, type: 'application/json', content: [Buffer.from(JSON.stringify(whole, null, 2), 'utf8')] };
}

const xlsxFile = (name: string, content: ReportContent, records: readonly RecordView[]): FileAnswer => ({
  name: `${name}.xlsx`,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  content: xlsxStream({
    name: '企业档案',
    titleLines: [`${content.identity?.name ?? ''} 企业档案`, `平台现有的全部信息，导出于 ${instantText(now().toISOString())}`],
    columns,
    rows: rowsOf(content, records),
  }),
});

function* rowsOf(content: ReportContent, records: readonly RecordView[]): Generator<Record<string, XlsxValue>> {
  for (const block of identityBlocks(content.identity)) {
    if (block.kind === 'pairs') for (const [field, value] of block.pairs) yield { part: '登记信息', field, value };
  }
  for (const indicator of content.indicators) {
    const { group, title, asOf, sourceName, window, freshness } = indicator;
    const value = freshness.text === null ? valueWords(indicator) : `${valueWords(indicator)}（${freshness.text}）`;
    yield { part: '指标', name: group, period: window.text, field: title, value, asOf, source: sourceName };
  }
  yield* scoreRows(content);
  for (const { title, valueText, asOf, sourceName } of content.issuedGrades) {
    yield { part: '评定等级', field: title, value: valueText, asOf, source: sourceName };
  }
  for (const { title, period, values, loadedAt, sourceName } of records) {
    for (const { title: field, value, unit } of values) {
      const text = value === null ? '' : `${value}${unit ? ` ${unit}` : ''}`;
      yield {
        part: '记录',
        name: title,
        period: period === '-' ? '' : period,
        field,
        value: text,
        asOf: instantText(loadedAt).slice(0, 10),
        source: sourceName,
      };
    }
  }
}

/** The score with every line of the card: what it gave, or why it could not be counted, and what would raise it. */
function* scoreRows({ score }: ReportContent): Generator<Record<string, XlsxValue>> {
  const part = '信用分';
  const asOf = chinaDate(now());
  const source = `记分卡 ${score.card.version}`;
  yield { part, field: '得分', value: score.score === null ? '没有计分' : `${score.score} / 1000 ${score.grade?.title ?? ''}`.trim(), asOf, source };
  for (const { title, points, pointsMax, missingText } of score.items) {
    yield {
      part,
      name: '各项',
      field: title,
      value: points === null ? `不计分（${missingText ?? '没有数据'}）` : `${points} / ${pointsMax}`,
      asOf,
      source,
    };
  }
  for (const { title, text } of score.improvements) yield { part, name: '怎样提高', field: title, value: text, asOf, source };
}
