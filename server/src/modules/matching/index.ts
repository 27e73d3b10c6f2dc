export { matchingRoutes } from './matching.routes.js';
export { MatchingService, rank, sortStated, type FitCounts, type Match } from './matching.service.js';
