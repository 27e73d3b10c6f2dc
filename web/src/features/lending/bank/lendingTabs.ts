import { t } from '../../../i18n';
import type { HeadTab } from '../../../ui/PageHead.vue';

export const lendingTabs = (): HeadTab[] => [
  { to: '/b/lines', label: t('lending.bank.tab.lines') },
  { to: '/b/loans', label: t('lending.bank.tab.loans') },
];
