import { CatalogueStamp } from './catalogue-stamp.entity.js';
import { DatasetChange } from './dataset-change.entity.js';
import { DatasetSupplier } from './dataset-supplier.entity.js';
import { DatasetVersion } from './dataset-version.entity.js';

export { catalogueRoutes } from './catalogue.routes.js';
export { CatalogueService, type Assignment } from './catalogue.service.js';
export type { DatasetDefinition, Disclosure } from './definition.contract.js';
export { definitionFaults } from './definition-faults.pure.js';
export { keyFieldsOf } from './key-fields.js';
export type { CatalogueNeighbours } from './neighbours.js';
export { isPersonal, isSealed } from './personal.js';
export { type VersionedDataset } from './published-versions.js';
export { checkRules, compileRules, type RowRules } from './quality-rules.pure.js';

export const catalogueEntities = [DatasetVersion, DatasetSupplier, DatasetChange, CatalogueStamp];
