import { checkUscc, usccReasonText } from '@server/kernel/pure/uscc';
import { t } from '../../../i18n';

/** A doubtful code may be genuine: it is sent, and a person looks at it. What breaks the form is told before the press costs a try. */
export function usccProblem(raw: string): string | false {
  if (raw.trim() === '') return t('enterprises.enterprise.claim.usccEmpty');
  const check = checkUscc(raw);
  return check.kind === 'invalid' && usccReasonText(check);
}

export function identityProblem(raw: string): string | false {
  const text = raw.trim();
  if (text === '') return t('enterprises.enterprise.claim.identityEmpty');
  if (text.length !== 18) return t('enterprises.enterprise.claim.identityShort', { n: text.length });
  return !/^\d{17}[\dXx]$/.test(text) && t('enterprises.enterprise.claim.identityForm');
}
