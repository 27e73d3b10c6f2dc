import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { t } from '../../i18n';

/** Operations and supervision read the same pages under their own addresses. */
export function useBase() {
  const route = useRoute();
  const base = computed(() => (route.path.startsWith('/o/') ? '/o/quality' : '/r/arrivals'));
  const isOperator = computed(() => base.value === '/o/quality');
  const title = computed(() => t(isOperator.value ? 'quality.all.title' : 'quality.arrivals.title'));
  const tabs = computed(() => [
    { to: base.value, label: title.value },
    { to: `${base.value}/reminders`, label: t('quality.all.reminders') },
    { to: `${base.value}/months`, label: t('quality.all.months') },
  ]);
  return { base, isOperator, title, tabs };
}
