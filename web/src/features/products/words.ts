/** One word per code, for every workplace: `t('products.guaranteeType.credit')`. */
export const shared = {
  guaranteeType: { credit: '信用', guarantee: '保证', mortgage: '抵押', pledge: '质押', combined: '组合' },
  guaranteeHint: { credit: '信用（不用抵押担保）', guarantee: '保证', mortgage: '抵押', pledge: '质押', combined: '组合' },
  repaymentMethod: {
    equalInstalment: '等额本息',
    equalPrincipal: '等额本金',
    interestMonthly: '按月付息，到期还本',
    bulletAtEnd: '到期一次还本付息',
    revolving: '随借随还',
  },
  tag: { firstLoan: '首贷', renewal: '续贷', technology: '科技', green: '绿色', agriculture: '涉农', supplyChain: '供应链', policy: '政策' },
  tagLong: {
    firstLoan: '首次贷款',
    renewal: '续贷',
    technology: '科技企业',
    green: '绿色',
    agriculture: '涉农',
    supplyChain: '供应链',
    policy: '政策贷款',
  },
};
