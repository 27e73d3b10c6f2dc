import { t, te } from '../../i18n';

export const evidenceText = (kind: string): string => (te(`operations.log.kinds.${kind}`) ? t(`operations.log.kinds.${kind}`) : kind);

/** `event.consent.ended.financing` is told by the event's module; what is not known shows its code. */
export function jobText(kind: string): string {
  const parts = kind.split('.');
  for (let length = parts.length; length > 1; length -= 1) {
    const key = `operations.jobs.kinds.${parts.slice(0, length).join('.')}`;
    if (te(key)) return t(key);
  }
  return kind;
}
