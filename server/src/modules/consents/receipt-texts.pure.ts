import type { ConsentPurpose } from './consents.contract.js';

/** What is computed from the data and shown with it: the receiver sees these too, so the receipt names them. */
export function insightsOf(purpose: ConsentPurpose): string[] {
  const figures = '由上面的数据计算的指标（例如近 12 个月纳税额、同比变化），时间范围不超过上面的范围';
  switch (purpose) {
    case 'loanReview':
    case 'guaranteeReview':
      return [figures, '信用分和等级，附扣分原因；缺少的数据按缺少显示', '由这些内容生成的信用报告'];
    case 'loanMonitoring':
      return [figures, '信用分和等级的变化'];
    case 'selfReport':
      return [figures, '信用分和等级，附改进办法', '由这些内容生成的信用报告'];
    case 'policyBenefit':
      return ['是否符合政策条件的结论，附依据的指标'];
  }
}

export const personalText = '另外单独同意查看法定代表人的姓名和任职，不含身份证号码、手机号和家庭信息';
export const reviewText = '登录平台，在“授权与查询”里看谁在什么时候看了什么、还剩几次';
export const withdrawText = '在“授权与查询”里点“撤回这份授权”，立刻生效，不用说明理由，不收费用';
