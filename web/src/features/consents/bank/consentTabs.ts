import { t } from '../../../i18n';
import type { HeadTab } from '../../../ui/PageHead.vue';

export const consentTabs = (): HeadTab[] => [
  { to: '/b/consents', label: t('consents.bank.tab.consents') },
  { to: '/b/accesses', label: t('consents.bank.tab.accesses') },
];
