import { reactive } from 'vue';

interface NavCount {
  /** Work waiting. */
  readonly count?: number;
  /** Only where a clock has been broken: "超 1", "迟 3". */
  readonly broken?: string;
}
/** Set by the page or feature that knows, read by the rail: `setNavCount('/b/applications', { count: 18, broken: '超 1' })`. */
export const navCounts = reactive<Record<string, NavCount>>({});
export function setNavCount(path: string, count: NavCount): void {
  navCounts[path] = count;
}
