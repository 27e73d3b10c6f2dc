import type { RefusalCode } from './financing.contract.js';

export interface RefusalReason {
  /** What the firm reads first. */
  readonly title: string;
  /** What the bank is asked to write, shown to the person who refuses. */
  readonly guidance: string;
  /** Offered as the next step; the bank may write a better one. */
  readonly nextStep: string;
}

/** Every refusal carries a reason and a next step (invariant 10). The order is the one people choose from. */
export const refusalReasons: Readonly<Record<RefusalCode, RefusalReason>> = {
  INCOMPLETE: { title: '申请材料不齐', guidance: '写明缺哪几份材料', nextStep: '备齐材料后重新申请' },
  DOC_INVALID: { title: '材料无法采用', guidance: '写明哪份材料、为什么不能采用', nextStep: '更换有效材料后重新申请' },
  CONSENT_MISSING: { title: '缺少必需的授权', guidance: '写明缺哪一项数据的授权', nextStep: '重新申请，并授权必需的数据' },
  CONSENT_WITHDRAWN: { title: '授权已撤回', guidance: '写明撤回后哪些内容无法核实', nextStep: '愿意授权时可以重新申请' },
  DATA_UNAVAILABLE: { title: '所需数据暂时取不到', guidance: '写明缺哪个部门、哪段时间的数据', nextStep: '在“企业档案”里查看缺项，数据到位后再申请' },
  TOO_YOUNG: { title: '成立时间不够', guidance: '写明要求的年限和企业现在的年限', nextStep: '达到年限后再申请，或先看首贷中心的产品' },
  INDUSTRY_EXCLUDED: { title: '行业不在支持范围', guidance: '写明不支持的行业', nextStep: '在“找贷款”里选择支持本行业的产品' },
  REGION_EXCLUDED: { title: '所在区域不在服务范围', guidance: '写明本行服务的区域', nextStep: '在“找贷款”里选择服务本区域的银行' },
  AMOUNT_OUT_OF_RANGE: { title: '申请金额不合适', guidance: '写明可以考虑的金额', nextStep: '调整金额后重新申请' },
  TAX_RATING: { title: '纳税信用级别不够', guidance: '写明要求的级别和企业现在的级别', nextStep: '向税务部门了解级别修复，提升后再申请' },
  TAX_ARREARS: { title: '有未缴清的税款', guidance: '写明欠缴的期间，不写具体税种以外的内容', nextStep: '缴清税款、数据更新后再申请' },
  REVENUE_LOW: { title: '经营收入达不到要求', guidance: '写明要求的收入和看到的收入', nextStep: '降低金额，或增加担保后再申请' },
  REVENUE_VOLATILE: { title: '经营收入波动过大', guidance: '写明哪几个月波动、幅度多少', nextStep: '补充订单或合同说明原因后再申请' },
  EXISTING_DEBT: { title: '现有负债较高', guidance: '写明负债和可承受的范围', nextStep: '归还部分贷款后再申请' },
  OVERDUE_HISTORY: { title: '有逾期记录', guidance: '写明在哪里、哪一年的逾期', nextStep: '结清逾期并保持按时还款后再申请' },
  JUDGMENT_OR_ENFORCEMENT: { title: '有未了结的诉讼或执行', guidance: '写明案号', nextStep: '履行完毕后再申请；记录有误可以提出异议' },
  COLLATERAL: { title: '抵质押物不符合要求', guidance: '写明哪一点不符合', nextStep: '更换抵质押物，或选择信用、保证类产品' },
  GUARANTEE_DECLINED: { title: '担保未获同意', guidance: '写明担保机构的意见', nextStep: '更换担保方式后再申请' },
  SCORE_BELOW_CUTOFF: { title: '综合评分未达到要求', guidance: '至少写明一项拉低评分的原因', nextStep: '按列出的原因改善后再申请' },
  QUOTA_EXHAUSTED: { title: '本期额度已用完', guidance: '写明下一期开放的时间', nextStep: '等下一期开放，或申请其他产品' },
  FRAUD_SUSPECTED: { title: '需要进一步核实', guidance: '企业看不到您写的内容；写明依据，供复核', nextStep: '可以携带证照和材料到网点当面核实' },
  PRICE_DECLINED_BY_FIRM: { title: '双方没有谈拢价格', guidance: '写明谈到的利率和费用', nextStep: '在“找贷款”里比较其他产品的综合年化成本' },
  EXPIRED_NO_RESPONSE: { title: '超过时限没有办理', guidance: '写明等的是哪一方、等了多久', nextStep: '可以重新申请，或选择其他银行' },
  OTHER: { title: '其他原因', guidance: '请把原因写具体', nextStep: '按银行说明办理后再申请' },
};
