import { ProductShelf } from './product-shelf.entity.js';
import { ProductTrial, ProductTrialDay } from './product-trial.entities.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';
export { averageOutstandingFen, costOf, feesFen } from './costs.pure.js';
export { FactVocabulary } from './fact-values.pure.js';
export { isAskedFor, needOf, pageByKeys } from './hall.service.js';
export { productPublished } from './products.events.js';
export { productsRoutes } from './products.routes.js';
export { ProductsService } from './products.service.js';
export { productsSettings } from './products.sources.js';
export { costUnknown, Shelf } from './published-products.js';
export { compileRules } from './rules.pure.js';
export { readTerms } from './terms.pure.js';
export const productsEntities = [Product, ProductVersion, ProductTrial, ProductTrialDay, ProductShelf];
//# sourceMappingURL=index.js.map