import { usccGroups, periodText } from '../../kernel/pure/format.js';
import type { ConsentPurpose } from './consents.contract.js';
import type { Narrowed } from './narrowing.pure.js';
import { rangeAt, yearsOf } from './range.pure.js';

/** Changed with every change of wording, however small: it stands in the text and in every consent made under it. */
export const noticeVersion = '3.3';

export interface NoticeParties {
  readonly enterprise: { readonly name: string; readonly uscc: string };
  readonly receiver: { readonly name: string; readonly branchName: string | null };
  readonly purpose: ConsentPurpose;
  /** Of the application, or of the loan. */
  readonly reference: string | null;
}
export interface Notice {
  readonly version: string;
  readonly title: string;
  readonly opening: string;
  readonly items: readonly string[];
  readonly closing: readonly string[];
  /** All of it as one text: what is hashed, and what the receipt prints. */
  readonly text: string;
}

/** The deed, word for word, for one way of narrowing on one day. */
export function noticeFor(parties: NoticeParties, narrowed: Narrowed, instant: Date): Notice {
  const title = '企业信用信息查询授权书';
  const { enterprise, receiver } = parties;
  const opening =
    `${enterprise.name}（统一社会信用代码 ${usccGroups(enterprise.uscc).join(' ')}）授权${receiver.name}${receiver.branchName ?? ''}` +
    `${purposeText(parties)}，查询下列信息：`;
  const items = itemTexts(narrowed, instant);
  const closing = [
    ...(narrowed.includesPersonal ? ['另外单独同意查看法定代表人的姓名和任职，不含身份证号码、手机号和家庭信息。'] : []),
    `自签署之时起 ${narrowed.validDays} 日内有效，查询不超过 ${narrowed.uses} 次。未列出的信息不得查询，依法公开的除外。`,
    '授权人可随时撤回，无需理由；撤回后不再提供任何一项。',
  ];
  const text = [title, opening, ...items.map((item, index) => `${index + 1}. ${item}`), ...closing, `文本版本 ${noticeVersion}`].join('\n');
  return { version: noticeVersion, title, opening, items, closing, text };
}

export function purposeText({ purpose, reference }: Pick<NoticeParties, 'purpose' | 'reference'>): string {
  const of = reference === null ? '本次' : `编号 ${reference} 的`;
  switch (purpose) {
    case 'loanReview':
      return `为审批${of}融资申请`;
    case 'loanMonitoring':
      return `为${of}贷款的贷后管理`;
    case 'guaranteeReview':
      return `为审查${of}担保申请`;
    case 'selfReport':
      return '为出具本企业的信用报告';
    case 'policyBenefit':
      return '为核定本企业可享受的政策';
  }
}

function itemTexts(narrowed: Narrowed, instant: Date): string[] {
  const ranges = narrowed.items.map(({ months, unit }) => {
    const { from, to } = rangeAt(months, unit, instant);
    return unit === 'year' && months !== null ? `近 ${yearsOf(months)} 个年度` : from === null ? '当前状态' : periodText(from, to);
  });
  return narrowed.items.map((item, index) => {
    const isSame = index > 0 && item.unit === 'month' && ranges[index] === ranges[index - 1];
    return `${item.title}，${isSame ? '同上' : ranges[index]}${index === narrowed.items.length - 1 ? '。' : '；'}`;
  });
}
