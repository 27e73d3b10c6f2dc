import type { Entities } from '../../kernel/database/index.js';
import { ProductShelf } from './product-shelf.entity.js';
import { ProductTrial, ProductTrialDay } from './product-trial.entities.js';
import { ProductVersion } from './product-version.entity.js';
import { Product } from './product.entity.js';

export { productsNeeding } from './dataset-needs.js';
export { averageOutstandingFen, costOf, feesFen, type Cost, type Need } from './costs.pure.js';
export { FactVocabulary, type Reading } from './fact-values.pure.js';
export { isAskedFor, needOf, pageByKeys, type HallQuery, type HallService, type SortKeys } from './hall.service.js';
export { productPublished } from './products.events.js';
export { productsRoutes } from './products.routes.js';
export { ProductsService } from './products.service.js';
export { productsSettings, type ApplicationCounts, type ProductsSettings, type ProductsSources, type ResponseRecord } from './products.sources.js';
export { costUnknown, Shelf, type PublishedVersion } from './published-products.js';
export { compileRules, type CompiledRules, type Fit, type Outcome, type RuleOutcome, type Verdict } from './rules.pure.js';
export { readTerms, type Fee, type Terms } from './terms.pure.js';

export const productsEntities = [Product, ProductVersion, ProductTrial, ProductTrialDay, ProductShelf] satisfies Entities;
