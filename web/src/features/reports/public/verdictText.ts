import type { DocumentVerdict } from '@server/kernel/documents/documents.contract';
import { instantText } from '@server/kernel/pure/format';
import { t } from '../../../i18n';

export interface Tick {
  readonly sign: 'yes' | 'no' | 'skipped';
  readonly title: string;
  readonly text: string;
}
interface VerdictText {
  readonly isGood: boolean;
  readonly title: string;
  readonly what: string;
  readonly ticks: readonly Tick[];
  readonly left: { readonly title: string; readonly lines: readonly string[] };
  readonly right: { readonly title: string; readonly lines: readonly string[] };
}

const say = (key: string, values: Record<string, unknown> = {}): string => t(`reports.verify.${key}`, values);

/** Verdict first, then what was checked, then what it does and does not prove: the same words on screen and in print. */
export function verdictText({ verdict, isFileCompared, document, checkedAt }: DocumentVerdict): VerdictText {
  const isGood = verdict === 'genuine' || verdict === 'superseded';
  const number = document?.number ?? '';
  const at = instantText(document?.issuedAt).slice(0, 16);
  const lines = (list: string, count: number): string[] => Array.from({ length: count }, (_, index) => say(`${list}.${index + 1}`, { at, number }));
  const suffix = isFileCompared ? 'File' : '';
  const titleKey = verdict === 'genuine' ? `genuine${suffix}` : verdict === 'unknown' ? `unknown${suffix}` : verdict;
  const isReceipt = document?.kind === 'consentReceipt';
  const bad = verdict === 'changed' ? 'changed' : 'unknown';
  return {
    isGood,
    title: say(`verdict.${titleKey}`),
    what: isGood
      ? say(`what.${document?.kind}`, { name: document?.maskedName })
      : say(`what.${verdict === 'unknown' ? `unknown${suffix}` : verdict}`, { number }),
    ticks: ticksOf(),
    left: isGood
      ? {
          title: say('proves'),
          lines: isFileCompared
            ? isReceipt
              ? lines('provesLine.consentReceipt', 2)
              : lines('provesLine.report', 3)
            : lines('provesLine.numberOnly', 2),
        }
      : { title: say('todo'), lines: lines(`todoLine.${bad}`, 2) },
    right: {
      title: say('provesNot'),
      lines: isGood ? lines(`provesNotLine.${isReceipt ? 'consentReceipt' : 'report'}`, 3) : lines(`provesNotLine.${bad}`, 2),
    },
  };

  function ticksOf(): Tick[] {
    const tick = (sign: Tick['sign'], key: string, values: Record<string, unknown> = {}): Tick => ({
      sign,
      title: say(`tick.${key}`),
      text: say(`tick.${key}Text`, values),
    });
    const same = !isFileCompared ? tick('skipped', 'sameSkip') : isGood ? tick('yes', 'sameYes') : tick('no', 'sameNo');
    const ours = document ? tick('yes', 'ours', { number, at }) : tick('no', 'oursNo');
    if (!isGood)
      return verdict === 'unknown' && !isFileCompared
        ? [ours]
        : verdict === 'unknown'
          ? [ours, tick('skipped', 'entryNo')]
          : [same, ours, tick('yes', 'entry', { entry: document?.entryId ?? '—' }), tick('skipped', 'entryNo')];
    const newest =
      verdict === 'superseded'
        ? tick('no', 'newestNo', { at: instantText(document?.supersededAt).slice(0, 16) })
        : tick('yes', 'newest', { at: instantText(checkedAt).slice(0, 16) });
    return [same, ours, tick('yes', 'entry', { entry: document?.entryId ?? '—' }), newest];
  }
}
