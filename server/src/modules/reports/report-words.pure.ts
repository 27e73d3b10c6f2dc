import { figureText } from '../../kernel/pure/figure-text.js';
import type { ConsentPurpose } from '../consents/consents.contract.js';
import type { IndicatorView } from '../profiles/profiles.contract.js';
import type { MissingReason } from '../profiles/indicators.contract.js';

export const purposeWords: Readonly<Record<ConsentPurpose, string>> = {
  loanReview: '审批融资申请',
  loanMonitoring: '贷后管理',
  guaranteeReview: '审查担保申请',
  selfReport: '出具本企业的信用报告',
  policyBenefit: '核定可享受的政策',
};
export const statusWords = { operating: '在营', suspended: '歇业', revoked: '吊销', deregistered: '注销', unknown: '没有登记状态' } as const;
export const sizeWords = { large: '大型', medium: '中型', small: '小型', micro: '微型', unknown: '资料不全，未划型' } as const;
const missingWords: Readonly<Record<MissingReason, string>> = {
  notAuthorised: '未授权',
  notArrived: '数据没有到',
  withheld: '暂停公布',
  notApplicable: '不适用',
};

export const valueWords = (indicator: IndicatorView): string =>
  figureText(indicator) ?? (indicator.freshness.reason ? missingWords[indicator.freshness.reason] : '没有数据');
