import { countText } from '@server/kernel/pure/format';
import { t } from '../../i18n';
import type { HeadTab } from '../../ui/PageHead.vue';

/** Deliveries, and what of them still waits for a firm's registration. */
export const batchTabs = (waiting: number | undefined): HeadTab[] => [
  { to: '/s/batches', label: t('ingestion.list.title') },
  { to: '/s/batches/waiting', label: t('ingestion.waiting.tab'), count: waiting === undefined ? null : countText(waiting) },
];
