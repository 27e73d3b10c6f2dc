import { ruleTitle } from '../../kernel/importing/rule-titles.js';
import type { VersionedDataset } from '../catalogue/index.js';

/** Rules of a delivery that are neither the importer's nor a dataset's. */
const ownTitles: readonly (readonly [string, string])[] = [
  ['enterpriseUnknown', '企业还没有登记'],
  ['rowTooWide', '整行内容太长'],
];

/** By the titles that the dataset gave its rules in the version the rows were checked by. */
export function ruleTitles({ rules }: Pick<VersionedDataset, 'rules'>): (rule: string) => string {
  const titles = new Map([...ownTitles, ...rules.map(({ code, title }) => [code, title] as const)]);
  return (rule) => titles.get(rule) || ruleTitle(rule);
}
