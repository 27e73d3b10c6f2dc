import { expect, test } from '@jest/globals';
import { sha256 } from '../../kernel/crypto/index.js';
import type { Narrowed } from './narrowing.pure.js';
import { noticeFor, noticeVersion, type NoticeParties } from './notice.pure.js';
import { rangeAt } from './range.pure.js';

const parties: NoticeParties = {
  enterprise: { name: '江澄市恒泽精密机械有限公司', uscc: '91990102MA7K4X3T6M' },
  receiver: { name: '江澄农村商业银行股份有限公司', branchName: '城东支行' },
  purpose: 'loanReview',
  reference: 'SQ-2026-118204',
};
const line = (title: string, unit: 'month' | 'year' | 'none', months: number | null): Narrowed['items'][number] => ({
  dataset: '05.01',
  title,
  sourceName: '税务部门',
  reason: '',
  isRequired: true,
  unit,
  monthsMax: months,
  months,
});
const narrowed: Narrowed = {
  items: [
    line('纳税信用级别', 'year', 36),
    line('纳税申报与入库', 'month', 12),
    line('增值税发票销售额（按月合计）', 'month', 12),
    line('用电量与缴费', 'month', 24),
  ],
  includesPersonal: false,
  validDays: 30,
  uses: 3,
};
const granted = new Date('2026-11-12T02:24:00Z');

test('the deed says who, to whom, why, what, how long and how to withdraw', () => {
  const notice = noticeFor(parties, narrowed, granted);
  expect(notice.text).toBe(
    [
      '企业信用信息查询授权书',
      '江澄市恒泽精密机械有限公司（统一社会信用代码 91 990102 MA7K4X3T6 M）授权江澄农村商业银行股份有限公司城东支行为审批编号 SQ-2026-118204 的融资申请，查询下列信息：',
      '1. 纳税信用级别，近 3 个年度；',
      '2. 纳税申报与入库，2025 年 11 月至 2026 年 10 月；',
      '3. 增值税发票销售额（按月合计），同上；',
      '4. 用电量与缴费，2024 年 11 月至 2026 年 10 月。',
      '自签署之时起 30 日内有效，查询不超过 3 次。未列出的信息不得查询，依法公开的除外。',
      '授权人可随时撤回，无需理由；撤回后不再提供任何一项。',
      `文本版本 ${noticeVersion}`,
    ].join('\n'),
  );
});

test('every choice is another text: digest and choice cannot part', () => {
  const digest = (change: Partial<Narrowed>, at = granted): string => sha256(noticeFor(parties, { ...narrowed, ...change }, at).text);
  const digests = [
    digest({}),
    digest({ includesPersonal: true }),
    digest({ validDays: 15 }),
    digest({ uses: 1 }),
    digest({ items: narrowed.items.slice(0, 3) }),
    digest({ items: [line('纳税申报与入库', 'month', 6)] }),
    digest({ items: [line('纳税申报与入库', 'month', 12)] }),
    digest({}, new Date('2026-11-30T16:00:00Z')),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

test('months are counted in China, from the last complete one back', () => {
  expect(rangeAt(12, 'month', new Date('2026-11-30T15:59:59Z'))).toEqual({ from: '2025-11', to: '2026-10' });
  expect(rangeAt(12, 'month', new Date('2026-11-30T16:00:00Z'))).toEqual({ from: '2025-12', to: '2026-11' });
  expect(rangeAt(1, 'month', new Date('2026-01-10T00:00:00Z'))).toEqual({ from: '2025-12', to: '2025-12' });
  expect(rangeAt(13, 'year', granted)).toEqual({ from: '2024-01', to: '2025-12' });
  expect(rangeAt(null, 'none', granted)).toEqual({ from: null, to: null });
});
