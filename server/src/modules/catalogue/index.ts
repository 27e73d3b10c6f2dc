import { DatasetSupplier } from './dataset-supplier.entity.js';
import { DatasetVersion } from './dataset-version.entity.js';

export { catalogueRoutes } from './catalogue.routes.js';
export { CatalogueService, type Assignment, type VersionedDataset } from './catalogue.service.js';
export type { DatasetDefinition, Disclosure } from './catalogue.contract.js';
export { isPersonal, isSealed } from './personal.js';

export const catalogueEntities = [DatasetVersion, DatasetSupplier];
