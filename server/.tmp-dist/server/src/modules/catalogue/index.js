import { DatasetSupplier } from './dataset-supplier.entity.js';
import { DatasetVersion } from './dataset-version.entity.js';
export { catalogueRoutes } from './catalogue.routes.js';
export { CatalogueService } from './catalogue.service.js';
export { isPersonal, isSealed } from './personal.js';
export const catalogueEntities = [DatasetVersion, DatasetSupplier];
//# sourceMappingURL=index.js.map