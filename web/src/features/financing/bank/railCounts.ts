import { listApplications } from '@server/modules/financing/financing.contract';
import { onMounted } from 'vue';
import { t } from '../../../i18n';
import { call, type Answer } from '../../../kernel/api';
import { useSession } from '../../../kernel/session';
import { setNavCount } from '../../../shell/counts';
import { runningClock } from './queueGroups';

type ApplicationPage = Answer<typeof listApplications>;
const freshMs = 60_000;
let askedAt = 0;

/** Applications waiting for the bank, and how many of them have broken their promise. Those come first in the list, so one page tells. */
export function showRailCounts(waiting: ApplicationPage): void {
  askedAt = Date.now();
  const over = waiting.items.filter((application) => runningClock(application)?.state === 'over').length;
  setNavCount('/b/applications', { count: waiting.counts.waiting, ...(over > 0 && { broken: t('financing.bank.railOver', { n: over }) }) });
}

/** Every page of the bank may ask; the server is asked once a minute. */
export function useRailCounts(): void {
  const session = useSession();
  onMounted(() => {
    if (!session.can('application:read') || Date.now() - askedAt < freshMs) return;
    askedAt = Date.now();
    // The rail can do without: a count that did not come is no fault of the page.
    call(listApplications, { query: { view: 'waiting', limit: 50 } }).then(showRailCounts, () => undefined);
  });
}
