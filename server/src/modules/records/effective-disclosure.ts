import type { Values } from '../../kernel/importing/index.js';
import type { Disclosure, VersionedDataset } from '../catalogue/index.js';

/** Who may see a row as a whole: what its own code says, where the catalogue lets it, else what the dataset says. */
export function disclosureOfRow(dataset: Pick<VersionedDataset, 'disclosure'>, values: Values): Disclosure {
  void values;
  return dataset.disclosure;
}
