import type { Density } from '@server/kernel/pure/format';
import { ref } from 'vue';

/** Guide for those who come four times a year, desk for those who work here all day. Set by the shell, read by fields and dates. */
export const density = ref<Density>('desk');

export function setDensity(next: Density): void {
  density.value = next;
  document.documentElement.dataset['density'] = next;
}
