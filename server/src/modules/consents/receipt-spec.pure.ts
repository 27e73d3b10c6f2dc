import type { z } from 'zod';
import type { Block, DocumentSpec } from '../../kernel/documents/index.js';
import { instantText, usccGroups } from '../../kernel/pure/format.js';
import type { receiptView } from './receipts.contract.js';

type Receipt = z.input<typeof receiptView>;
export interface ReceiptFrame {
  readonly number: string;
  readonly code: string;
  readonly madeAt: string;
  readonly personName: string;
  readonly operatorName: string;
  readonly cityName: string;
  readonly publicUrl: string;
}

const roles = { legalRepresentative: '法定代表人', financeOfficer: '财务负责人', other: '共同签署人' } as const;
const outcomes = { waiting: '还没有签', signed: '已签', declined: '没有同意' } as const;
const endings: Readonly<Partial<Record<Receipt['state'], string>>> = {
  awaitingCosigner: '待共同签署',
  active: '有效',
  paused: '已暂停',
  declined: '共同签署人未同意',
  lapsed: '逾期未签',
  revoked: '企业已撤回',
  relinquished: '银行已放弃',
  expired: '已到期',
  exhausted: '次数已用完',
  terminated: '平台已终止',
};

/** The receipt on paper: the eight elements, then the text as it was read, then what proves it. */
export function receiptSpec(receipt: Receipt, frame: ReceiptFrame): DocumentSpec {
  const base = frame.publicUrl.replace(/\/$/, '');
  const { enterprise, givenTo } = receipt;
  const house = [givenTo.name, givenTo.branchName].filter(Boolean).join(' ');
  return {
    title: '授权凭证',
    subject: enterprise.name,
    author: frame.operatorName,
    madeAt: frame.madeAt,
    watermark: null,
    verification: {
      number: frame.number,
      code: frame.code,
      url: `${base}/verify#${frame.number}.${frame.code}`,
      address: `${base.replace(/^https?:\/\//, '')}/verify`,
    },
    cover: {
      organisation: `${frame.cityName}融资信用服务平台`,
      headline: '企业信用信息查询授权凭证',
      subline: `${enterprise.name}，统一社会信用代码 ${usccGroups(enterprise.uscc).join(' ')}`,
      pairs: [
        ['凭证编号', frame.number],
        ['授权编号', receipt.consentId],
        ['给谁', house],
        ['用途', receipt.purpose.text],
        ['有效', receipt.duration.text],
        ['出具时状态', `${endings[receipt.state] ?? ''}，${instantText(frame.madeAt)}`],
        ['出具人', frame.personName],
      ],
      note: '扫二维码，或打开核验页填写编号和核验码，可以核对这份凭证真假。授权现在的状态以平台上的为准。',
    },
    blocks: elements(receipt, house).flatMap(([title, ...blocks], index): Block[] => [
      { kind: 'heading', level: 1, text: `${index + 1}. ${title}` },
      ...blocks,
    ]),
  };
}

type Element = readonly [title: string, ...blocks: Block[]];

function elements(receipt: Receipt, house: string): Element[] {
  const { withdrawal, signatures } = receipt;
  return [
    [
      '给谁',
      {
        kind: 'pairs',
        pairs: [
          ['机构', house],
          ['谁来看', receipt.givenTo.readers],
        ],
      },
    ],
    ['做什么用', { kind: 'text', text: receipt.purpose.text }],
    ['数据从哪里来', { kind: 'list', items: receipt.sources }],
    ['提供给哪些机构', { kind: 'list', items: receipt.receivers }, { kind: 'text', text: '只有上面这一家，不提供给其他任何机构。', isQuiet: true }],
    [
      '哪些数据',
      {
        kind: 'table',
        columns: [
          { title: '数据', width: 0.4 },
          { title: '来源', width: 0.25 },
          { title: '时间范围', width: 0.35 },
        ],
        rows: receipt.data.map(({ title, sourceName, range }) => [title, sourceName, range]),
      },
      { kind: 'text', text: receipt.personal ?? '没有同意提供个人信息。' },
    ],
    ['由数据得出什么', { kind: 'list', items: receipt.insights }],
    ['多久、几次', { kind: 'text', text: receipt.duration.text }],
    [
      '怎样查看和撤回',
      {
        kind: 'pairs',
        pairs: [
          ['查看', withdrawal.review],
          ['撤回', withdrawal.withdraw],
          ['不上网', withdrawal.alternative],
        ],
      },
    ],
    ...(signatures.length > 0 ? [signersOf(signatures)] : []),
    ['授权书原文', ...receipt.notice.split('\n').map((text): Block => ({ kind: 'text', text }))],
    [
      '怎样证明',
      {
        kind: 'pairs',
        pairs: [
          ['文本版本', receipt.noticeVersion],
          ['原文摘要', receipt.noticeDigest],
          ['凭证摘要', receipt.digest],
          ['存证编号', receipt.entryId],
          ['存证摘要', receipt.entryDigest],
          ['平台签名', receipt.signature === null ? '这份授权签署时平台还不签名' : 'CMS 签名，可在平台下载后用通用工具核对'],
        ],
      },
      { kind: 'text', text: '摘要用 SHA-256 计算。整份文件由平台证书签名，改动任何一处，阅读器都会提示签名失效。', isQuiet: true },
    ],
  ];
}

const signersOf = (signatures: Receipt['signatures']): Element => [
  '谁共同签署',
  {
    kind: 'table',
    columns: [
      { title: '身份', width: 0.25 },
      { title: '姓名', width: 0.25 },
      { title: '结果', width: 0.2 },
      { title: '时间', width: 0.3 },
    ],
    rows: signatures.map(({ role, name, outcome, at }) => [roles[role], name, outcomes[outcome], instantText(at)]),
  },
];
