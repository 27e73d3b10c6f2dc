import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { type Database, pageById } from '../../kernel/database/index.js';
import { csvLine, xlsxStream, type XlsxColumn } from '../../kernel/exporting/index.js';
import type { FileAnswer } from '../../kernel/http/index.js';
import { instantText } from '../../kernel/pure/format.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { AccessFilter, accessView } from './accesses.contract.js';
import type { ConsentViews } from './consents.views.js';
import { accessesQuery } from './lists.js';

type AccessView = z.input<typeof accessView>;
type Line = Readonly<Record<string, string | number | null>>;

const columns: readonly XlsxColumn[] = [
  { key: 'at', title: '时间', type: 'text' },
  { key: 'outcome', title: '结果', type: 'text' },
  { key: 'reason', title: '原因', type: 'text' },
  { key: 'enterprise', title: '企业', type: 'text' },
  { key: 'uscc', title: '统一社会信用代码', type: 'text' },
  { key: 'receiver', title: '机构', type: 'text' },
  { key: 'branch', title: '网点', type: 'text' },
  { key: 'person', title: '查询人', type: 'text' },
  { key: 'role', title: '岗位', type: 'text' },
  { key: 'purpose', title: '用途', type: 'text' },
  { key: 'reference', title: '申请或借据编号', type: 'text' },
  { key: 'datasets', title: '数据', type: 'text' },
  { key: 'use', title: '第几次', type: 'number' },
  { key: 'usesMax', title: '共几次', type: 'number' },
  { key: 'consent', title: '授权编号', type: 'text' },
  { key: 'id', title: '查询编号', type: 'text' },
];

const outcomes = { allowed: '已查询', refused: '已拒绝' } as const;
const reasons: Readonly<Record<NonNullable<AccessView['reason']>, string>> = {
  noConsent: '没有授权',
  paused: '授权已暂停',
  revoked: '企业已撤回',
  relinquished: '银行已放弃',
  expired: '已到期',
  exhausted: '次数已用完',
  ended: '授权已结束',
  withheld: '授权在打开后结束，没有交出',
  altered: '授权记录与签署时不一致',
};
const purposes = {
  loanReview: '审批贷款',
  loanMonitoring: '贷后管理',
  selfReport: '自查',
  guaranteeReview: '审核担保',
  policyBenefit: '惠企政策',
} as const;

const lineOf = (view: AccessView): Line => ({
  at: instantText(view.at),
  outcome: outcomes[view.outcome],
  reason: view.reason && reasons[view.reason],
  enterprise: view.enterprise.name,
  uscc: view.enterprise.uscc,
  receiver: view.receiver.name,
  branch: view.receiver.branchName,
  person: view.personName,
  role: view.roleName,
  purpose: view.purpose && purposes[view.purpose],
  reference: view.applicationReference ?? view.loanReference,
  datasets: view.datasets.map(({ title }) => title).join('、'),
  use: view.use,
  usesMax: view.usesMax,
  consent: view.consentId,
  id: view.id,
});

const pageRows = 500;
const rowsMax = 100_000;

/** The list as it is now, a page at a time: memory holds one page, whatever its length. */
async function* linesOf(database: Database, views: ConsentViews, actor: Actor, filter: AccessFilter): AsyncGenerator<Line> {
  let cursor: string | undefined;
  for (let sent = 0; sent < rowsMax; sent += pageRows) {
    const page = await pageById(accessesQuery(database.read(), actor, filter), 'access', { limit: pageRows, cursor });
    for (const view of await views.accesses(actor, page.items)) yield lineOf(view);
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

interface Head {
  readonly personName: string;
  readonly partyName: string;
}

/** Who exported what, when, under which conditions: above the table, in both formats. */
function headLines({ personName, partyName }: Head, filter: AccessFilter): string[] {
  const conditions = [
    filter.outcome && `结果：${outcomes[filter.outcome]}`,
    filter.dataset && `数据：${filter.dataset}`,
    filter.from && `从 ${filter.from}`,
    filter.to && `到 ${filter.to}`,
    filter.receiverId && '只含一家机构',
    filter.enterpriseId && '只含一家企业',
    filter.personId && '只含一位查询人',
    filter.consentId && '只含一份授权',
  ].filter((text): text is string => typeof text === 'string');
  return [
    `查询记录：${partyName}`,
    `条件：${conditions.length > 0 ? conditions.join('；') : '全部'}`,
    `截至 ${instantText(now().toISOString())}，由${personName}导出，最近的在前，最多 ${rowsMax} 条`,
  ];
}

export function accessFile(
  database: Database,
  views: ConsentViews,
  actor: Actor,
  { format, ...filter }: AccessFilter & { readonly format: 'csv' | 'xlsx' },
  head: Head,
): FileAnswer {
  const name = `查询记录-${chinaDate(now())}.${format}`;
  const titleLines = headLines(head, filter);
  const rows = linesOf(database, views, actor, filter);
  if (format === 'xlsx') {
    const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    return { name, type, content: xlsxStream({ name: '查询记录', titleLines, columns, rows }) };
  }
  return { name, type: 'text/csv; charset=utf-8', content: csvOf(titleLines, rows) };
}

async function* csvOf(titleLines: readonly string[], rows: AsyncIterable<Line>): AsyncGenerator<Uint8Array> {
  const head = [...titleLines.map((line) => csvLine([line])), csvLine(columns.map(({ title }) => title))].join('');
  // With its mark, so that spreadsheets read Chinese.
  yield Buffer.from(`\ufeff${head}`);
  for await (const row of rows) yield Buffer.from(csvLine(columns.map(({ key }) => row[key])));
}
