import type { OrganisationsService } from '../organisations/index.js';
import type { ProductsService } from './products.service.js';

/** Published products that ask for a dataset: told to the catalogue, which stands below. */
export async function productsNeeding(products: ProductsService, organisations: Pick<OrganisationsService, 'nameOf'>, dataset: string) {
  const needing = (await products.allPublished()).flatMap(({ productId, bankId, wireTerms }) => {
    const need = wireTerms.datasets.find((one) => one.dataset === dataset);
    return need ? [{ productId, bankId, name: wireTerms.name, isRequired: need.isRequired }] : [];
  });
  const banks = await organisations.nameOf([...new Set(needing.map(({ bankId }) => bankId))]);
  return needing.map(({ bankId, ...one }) => ({ ...one, bankName: banks.get(bankId)?.shortName ?? '' }));
}
