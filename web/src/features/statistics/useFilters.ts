import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { guaranteeType, type GuaranteeType } from '@server/modules/products/products.contract';

type Name = 'month' | 'from' | 'to' | 'region' | 'bankId' | 'guaranteeType' | 'groupBy';

/** The conditions of a view are its address, named as the API names them. */
export function useFilters() {
  const route = useRoute();
  const router = useRouter();
  const read = (name: Name): string | undefined => {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const set = (changes: Partial<Record<Name, string | undefined>>): void => void router.replace({ query: { ...route.query, ...changes } });
  const bound = (name: Name) => computed({ get: () => read(name), set: (value) => set({ [name]: value }) });

  /** What every question of these pages carries; an unknown way of securing a loan is left out rather than refused. */
  const common = computed(() => {
    const kind = guaranteeType.options.find((one): one is GuaranteeType => one === read('guaranteeType'));
    return {
      ...(read('region') && { region: read('region') }),
      ...(read('bankId') && { bankId: read('bankId') }),
      ...(kind && { guaranteeType: kind }),
    };
  });
  const isFiltered = computed(() => Object.keys(common.value).length > 0);
  const clear = (): void => set({ region: undefined, bankId: undefined, guaranteeType: undefined });
  return { read, set, common, isFiltered, clear, region: bound('region'), bankId: bound('bankId'), guaranteeType: bound('guaranteeType') };
}
