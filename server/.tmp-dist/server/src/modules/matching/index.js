export { matchingRoutes } from './matching.routes.js';
export { MatchingService, rank, sortStated } from './matching.service.js';
//# sourceMappingURL=index.js.map