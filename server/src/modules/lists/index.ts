import { ListCheck } from './list-check.entity.js';
import { ListEntry } from './list-entry.entity.js';

export { listsJobs } from './lists.jobs.js';
export { listsRoutes } from './lists.routes.js';
export { ListsService } from './lists.service.js';

export const listsEntities = [ListEntry, ListCheck];
