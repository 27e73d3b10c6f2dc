import type { MatchView } from '@server/modules/matching/matching.contract';
import { t } from '../../../i18n';
import type { StateWord } from '../../../ui/states';

/** "符合条件", "差 2 项", "还需 1 项信息": the verdict in words. Red stays for what is stopped; a firm may still close the distance. */
export function fitWord({ fit, failed, manual }: Pick<MatchView, 'fit' | 'failed' | 'manual'>): StateWord {
  if (fit === 'fit') return { word: t('products.hall.isFit'), tone: 'good' };
  if (fit === 'manual') return { word: t('products.hall.isManual', { n: manual }), tone: 'half' };
  return { word: t('products.hall.isNear', { n: failed }), tone: fit === 'near' ? 'wait' : 'idle' };
}
