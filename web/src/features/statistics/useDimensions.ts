import { computed } from 'vue';
import { monthsBack } from '@server/kernel/pure/working-calendar';
import { periodText } from '@server/kernel/pure/format';
import { guaranteeType } from '@server/modules/products/products.contract';
import { getDimensions } from '@server/modules/statistics/statistics.contract';
import { t } from '../../i18n';
import { call } from '../../kernel/api';
import { useLoad } from '../../kernel/useLoad';

const monthsMax = 120;

/** What one may choose from: months with figures, districts, banks. */
export function useDimensions() {
  const { data, failure } = useLoad((signal) => call(getDimensions, {}, { signal }));
  const months = computed(() => {
    const list: { value: string; label: string }[] = [];
    if (!data.value) return list;
    const first = data.value.firstMonth ?? data.value.lastMonth;
    for (let month = data.value.lastMonth; month >= first && list.length < monthsMax; month = monthsBack(month, 1))
      list.push({ value: month, label: periodText(month) });
    return list;
  });
  const regions = computed(() => (data.value?.regions ?? []).map(({ code, name }) => ({ value: code, label: name })));
  const banks = computed(() => (data.value?.banks ?? []).map(({ id, name }) => ({ value: id, label: name })));
  const guarantees = guaranteeType.options.map((value) => ({ value, label: t(`products.guaranteeType.${value}`) }));
  return { months, regions, banks, guarantees, failure };
}
