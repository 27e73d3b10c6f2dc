import { LendingCell } from './lending-cell.entity.js';
import { LendingFact } from './lending-fact.entity.js';
import { StatisticsBuild } from './statistics-build.entity.js';

export { rebuildStatistics, statisticsJobs } from './statistics.jobs.js';
export { statisticsRoutes } from './statistics.routes.js';
export { StatisticsService, type Neighbours as StatisticsNeighbours } from './statistics.service.js';

export const statisticsEntities = [LendingFact, LendingCell, StatisticsBuild];
