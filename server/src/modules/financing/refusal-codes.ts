import type { RefusalCode } from './financing.contract.js';
import { refusalReasons } from './refusal-codes.contract.js';

export { refusalReasons };

interface Refusal {
  readonly code: RefusalCode;
  readonly text: string;
  readonly nextStep: string;
}

/** What the firm may read of it: a suspicion is neither told nor hinted at by its code, and its author's words stay with the bank. */
export function refusalForEnterprise(refusal: Refusal): Refusal & { readonly title: string } {
  if (refusal.code !== 'FRAUD_SUSPECTED') return { ...refusal, title: refusalReasons[refusal.code].title };
  const { title, nextStep } = refusalReasons.FRAUD_SUSPECTED;
  return { code: 'OTHER', title, text: '银行按现有信息还不能确认申请内容。', nextStep };
}
