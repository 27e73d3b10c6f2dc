import type { Block, DocumentSpec } from '../../kernel/documents/index.js';
import { instantText, usccGroups } from '../../kernel/pure/format.js';
import type { ReportContent, ReportFrame } from './report-content.js';
import { purposeWords } from './report-words.pure.js';
import { chartBlocks, consentBlocks, gradeBlocks, identityBlocks, indicatorBlocks, recordBlocks, scoreBlocks } from './sections.pure.js';

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The whole report as data. What the content leaves out has no section, so nothing can be told from an empty one. */
export function reportSpec(content: ReportContent, frame: ReportFrame): DocumentSpec {
  const { identity, consent } = content;
  const name = identity?.name ?? '';
  const readers = [frame.receiverName, frame.branchName, frame.personName].filter(Boolean).join(' ');
  const address = `${frame.publicUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')}/verify`;
  return {
    title: '企业信用报告',
    subject: name,
    author: frame.operatorName,
    madeAt: frame.madeAt,
    watermark: `${readers} · ${instantText(frame.madeAt).slice(0, 16)}`,
    verification: {
      number: frame.number,
      code: frame.code,
      url: `${frame.publicUrl.replace(/\/$/, '')}/verify#${frame.number}.${frame.code}`,
      address,
    },
    cover: {
      organisation: `${frame.cityName}融资信用服务平台`,
      headline: name,
      subline: identity?.uscc ? `统一社会信用代码 ${usccGroups(identity.uscc).join(' ')}` : '',
      pairs: [
        ['报告编号', frame.number],
        ['生成时间', instantText(frame.madeAt)],
        ['数据截至', asOfOf(content)],
        ['提供给', consent ? readers : `${name}（本企业，完整版）`],
        ['用途', consent ? purposeWords[consent.purpose] : '企业自用'],
        ['依据', consent ? `企业授权，摘要 ${consent.digest.slice(0, 16)}…` : '企业查看自己的信息'],
        ['出具', frame.operatorName],
      ],
      note: '扫二维码，或打开核验页填写编号和核验码。也可以把这份文件放到核验页上，只在您的设备上计算，不上传。',
    },
    blocks: sectionsOf(content, frame).flatMap(({ title, note, blocks }, index): Block[] => [
      { kind: 'heading', level: 1, text: `${numerals[index] ?? index + 1}、${title}`, ...(note && { note }) },
      ...blocks,
    ]),
  };
}

const listedMax = 5;

interface Section {
  readonly title: string;
  readonly note?: string;
  readonly blocks: readonly Block[];
}

function sectionsOf(content: ReportContent, frame: ReportFrame): Section[] {
  const { findings, consent, score } = content;
  const charts = chartBlocks(content.series, consent !== null);
  const all: readonly (Section | null)[] = [
    findings && { title: '要点', note: '只根据这份报告里的数据', blocks: [findingParts(findings)] },
    { title: '登记信息', blocks: identityBlocks(content.identity) },
    consent && { title: '这份报告依据的授权', blocks: consentBlocks(consent) },
    score.score !== null || score.note !== null ? { title: '企业信用分', blocks: scoreBlocks(score) } : null,
    content.issuedGrades.length > 0
      ? { title: '主管部门评定的等级', note: '照评定机关的结果列出，平台不重新计算', blocks: gradeBlocks(content.issuedGrades) }
      : null,
    charts.length > 0 ? { title: '逐月走势', blocks: charts } : null,
    content.indicators.length > 0 ? { title: '指标', note: '没有数据的写明原因', blocks: indicatorBlocks(content.indicators) } : null,
    content.records.length > 0 ? { title: '名单、许可、处罚等记录', blocks: recordBlocks(content.records) } : null,
    findings && {
      title: '这份报告看不到的',
      blocks: [{ kind: 'list', items: findings.notVisible.length > 0 ? findings.notVisible : ['没有：需要授权的数据都在授权范围内'], tone: 'hold' }],
    },
    { title: '说明', blocks: [{ kind: 'list', items: legalNotes(content, frame) }] },
  ];
  return all.filter((section): section is Section => section !== null);
}

const findingParts = ({ favourable, toVerify, notVisible }: NonNullable<ReportContent['findings']>): Block => ({
  kind: 'parts',
  parts: [
    { title: '有利', tone: 'good', items: favourable, empty: '没有' },
    { title: '要核实', tone: 'wait', items: toVerify, empty: '没有' },
    { title: '看不到', tone: 'hold', items: shortened(notVisible), empty: '授权范围内的都看得到' },
  ],
});

/** The whole list has a section of its own. */
const shortened = (items: readonly string[]): string[] =>
  items.length <= listedMax + 1 ? [...items] : [...items.slice(0, listedMax), `另有 ${items.length - listedMax} 项，见“这份报告看不到的”`];

function legalNotes({ consent }: ReportContent, { operatorName, receiverName }: ReportFrame): string[] {
  return [
    '报告里的数据由写明的来源单位提供，平台照原样整理和计算，不修改。每个数都写明截至日期；来源单位以后更正的，以更正后为准。',
    '没有数据、没有授权、暂停公布的，照实写明，不代表好，也不代表坏。',
    ...(consent
      ? [
          `本报告只供${receiverName ?? '被授权机构'}用于“${purposeWords[consent.purpose]}”，不得转给他人，不得用于别的目的。企业撤回授权以后，平台不再提供任何数据；已经取得的报告按法律和授权书保管。`,
          '水印写明查询人、机构和时间。每次查询都留下存证，企业随时看得到。',
        ]
      : ['本报告由企业自己出具，内容完整，交给谁由企业决定。需要核对的人可以在核验页核对真假。']),
    '企业信用分和指标只供参考，不是放贷的承诺，也不是行政评价。对数据有异议的，可以向来源单位或平台提出。',
    `整份文件由${operatorName}的平台证书签名，改动任何一处，阅读器都会提示签名失效。证书在平台的核验页下载。`,
  ];
}

/** The newest day that anything in the report speaks of. */
export const asOfOf = ({ indicators, series, issuedGrades }: Pick<ReportContent, 'indicators' | 'series' | 'issuedGrades'>): string =>
  [...indicators, ...series, ...issuedGrades].reduce((latest, { asOf }) => (asOf > latest ? asOf : latest), '') || '—';
