import type { Block, Cell, ChartBlock, Pair } from '../../kernel/documents/index.js';
import { instantText, periodText, usccGroups, wan } from '../../kernel/pure/format.js';
import { monthsBack, monthsBetween } from '../../kernel/pure/working-calendar.js';
import type { IndicatorView, ProfileView } from '../profiles/profiles.contract.js';
import type { RecordGroup, ReportContent } from './report-content.js';
import { purposeWords, sizeWords, statusWords, valueWords } from './report-words.pure.js';

const chartMonths = 24;
const wanYuan = 10_000;

export function identityBlocks(identity: ReportContent['identity']): Block[] {
  if (!identity) return [];
  const pairs: Pair[] = [
    ['企业名称', identity.name ?? '—'],
    ['统一社会信用代码', identity.uscc ? usccGroups(identity.uscc).join(' ') : '—'],
    // Only where the reader may see it: without the personal part the line is absent, not empty.
    ...('legalRepresentative' in identity ? [['法定代表人', identity.legalRepresentative ?? '—'] as Pair] : []),
    ['登记状态', statusWords[identity.status ?? 'unknown']],
    ['成立日期', identity.establishedOn ?? '—'],
    ['注册资本', wan(identity.registeredCapital)],
    ['行业', identity.industryName ?? '—'],
    ['所在区县', identity.regionName ?? '—'],
    ['企业规模', sizeWords[identity.sizeClass ?? 'unknown']],
    ['截至', identity.registeredAsOf ? instantText(identity.registeredAsOf).slice(0, 10) : '—'],
  ];
  return [{ kind: 'pairs', pairs }];
}

export function consentBlocks(consent: NonNullable<ReportContent['consent']>): Block[] {
  const rangeText = ({ from, to }: { from: string | null; to: string | null }): string =>
    from === null && to === null ? '现在的状态' : periodText(from, to);
  return [
    {
      kind: 'pairs',
      pairs: [
        ['用途', purposeWords[consent.purpose] + (consent.reference ? `（申请编号 ${consent.reference}）` : '')],
        ['签署时间', instantText(consent.grantedAt)],
        ['有效期至', instantText(consent.expiresAt)],
        ['查询次数', `第 ${consent.uses} 次，共 ${consent.usesMax} 次`],
        ['个人信息', consent.includesPersonal ? '已单独同意查看法定代表人的姓名和任职' : '没有单独同意'],
        ['授权书摘要', `SHA-256 ${consent.digest}`],
      ],
    },
    {
      kind: 'table',
      columns: [
        { title: '数据', width: 56 },
        { title: '期间', width: 44 },
      ],
      rows: consent.items.map((item) => [`${item.dataset} ${item.title}`, rangeText(item)]),
    },
  ];
}

export function indicatorBlocks(indicators: readonly IndicatorView[]): Block[] {
  const groups = [...new Set(indicators.map(({ group }) => group))];
  const hasPeers = indicators.some(({ peer, band }) => peer !== null || band !== null);
  const columns = [
    { title: '指标', width: hasPeers ? 30 : 40 },
    { title: '数值', width: 20, align: 'right' as const },
    ...(hasPeers ? [{ title: '区间与同行', width: 21 }] : []),
    { title: '截至', width: 13 },
    { title: '来源', width: hasPeers ? 21 : 27 },
  ];
  return groups.flatMap((group): Block[] => [
    { kind: 'heading', level: 2, text: group },
    {
      kind: 'table',
      columns,
      rows: indicators
        .filter((indicator) => indicator.group === group)
        .map((indicator) => [
          { text: indicator.title, ...(indicator.isSelfDeclared && { sub: '企业自行填报' }) },
          valueCell(indicator),
          ...(hasPeers ? [peerCell(indicator)] : []),
          { text: indicator.asOf, ...(indicator.freshness.state === 'stale' && { sub: '数据晚到' }) },
          indicator.sourceName,
        ]),
    },
    ...lateBlocks(indicators.filter((indicator) => indicator.group === group)),
  ]);
}

/** What is late is said once for all figures made of it. */
function lateBlocks(indicators: readonly IndicatorView[]): Block[] {
  const texts = indicators.flatMap(({ freshness }) => (freshness.state === 'stale' && freshness.text ? [freshness.text] : []));
  return texts.length === 0 ? [] : [{ kind: 'text', text: `数据晚到：${[...new Set(texts)].join('；')}`, isQuiet: true }];
}

const valueCell = (indicator: IndicatorView): Cell =>
  indicator.value === null ? { text: valueWords(indicator), isHidden: true } : { text: valueWords(indicator), isBold: true };

function peerCell({ band, peer }: IndicatorView): Cell {
  if (!band && !peer) return { text: '—' };
  const sub = band && peer ? peer.text : undefined;
  return { text: band?.text ?? peer?.text ?? '', ...(sub && { sub }), ...(peer && { meter: (peer.quarter - 0.5) / 4 }) };
}

/** One chart a series over the last two years; the months before what was authorised are hatched with that reason. */
export function chartBlocks(series: ProfileView['series'], isUnderConsent: boolean): ChartBlock[] {
  return series.map((one) => {
    const known = new Map(one.months.map(({ month, value }) => [month, value]));
    const first = monthsBack(one.to, chartMonths - 1);
    const months = Array.from({ length: chartMonths }, (_, index) => monthsBack(first, -index));
    const hidden = isUnderConsent ? months.filter((month) => month < one.from).length : 0;
    const shown = isUnderConsent ? months : months.filter((month) => month >= one.from);
    const scale = one.type === 'money' ? wanYuan : 1;
    return {
      kind: 'chart',
      shape: one.type === 'money' ? 'bar' : 'line',
      title: one.title,
      unit: one.type === 'money' ? '万元/月' : one.unit,
      foot: `截至 ${one.asOf} · ${one.sourceName}`,
      points: shown.map((month) => ({ label: month.slice(2), value: known.has(month) ? Number(known.get(month)) / scale : null })),
      ...(hidden > 0 && { hidden: { points: hidden, reason: `企业只授权近 ${monthsBetween(one.from, one.to) + 1} 个月` } }),
    };
  });
}

export function scoreBlocks(score: ReportContent['score']): Block[] {
  const { card, grade } = score;
  const head: Block = {
    kind: 'pairs',
    pairs: [
      ['企业信用分', score.score === null ? '数据不够，没有计分' : `${score.score} / 1000`],
      ...(grade ? [['等级', grade.title] as Pair] : []),
      ['依据', `${card.title} 第 ${card.version} 版（${card.issuedOn}），计分日 ${score.scoredOn}`],
      ['用到的数据', `记分卡的 ${score.coveragePercent}%，至少要 ${score.coverageMinPercent}%`],
      ...(score.note ? [['说明', score.note] as Pair] : []),
    ],
  };
  const costs: Block[] =
    score.costs.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: '扣分最多的项' },
          {
            kind: 'table',
            columns: [
              { title: '项目', width: 34 },
              { title: '原因', width: 50 },
              { title: '分', width: 16, align: 'right' },
            ],
            rows: score.costs.map(({ title, text, points }) => [title, text, points > 0 ? `−${points}` : String(points)]),
          },
        ];
  return [head, ...costs, { kind: 'text', text: card.attribution, isQuiet: true }];
}

export const gradeBlocks = (grades: ReportContent['issuedGrades']): Block[] => [
  {
    kind: 'table',
    columns: [
      { title: '评定', width: 36 },
      { title: '结果', width: 20 },
      { title: '截至', width: 16 },
      { title: '评定机关', width: 28 },
    ],
    rows: grades.map(({ title, valueText, asOf, sourceName }) => [title, { text: valueText, isBold: true as const }, asOf, sourceName]),
  },
];

const said = new Set(['uscc', 'name']);

/** Records of any dataset: the period, then every field with its name. A dataset that comes tomorrow is printed as well. */
export const recordBlocks = (groups: readonly RecordGroup[]): Block[] =>
  groups.flatMap(({ title, sourceName, rows, total }): Block[] => [
    { kind: 'heading', level: 2, text: title, note: `${total} 条 · ${sourceName}` },
    {
      kind: 'table',
      columns: [
        { title: '期间', width: 14 },
        { title: '内容', width: 70 },
        { title: '入库', width: 16 },
      ],
      rows: rows.map((row) => [
        row.period === '-' ? '—' : row.period,
        row.values
          .filter(({ field, value }) => value !== null && !said.has(field))
          .map(({ title: name, value, unit }) => `${name}：${value}${unit ? ` ${unit}` : ''}`)
          .join('；'),
        instantText(row.loadedAt).slice(0, 10),
      ]),
    },
    ...(total > rows.length ? [{ kind: 'text', text: `只列最近 ${rows.length} 条，共 ${total} 条。`, isQuiet: true } as const] : []),
  ]);
