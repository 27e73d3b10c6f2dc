import { Report } from './report.entity.js';

export { OwnExport } from './own-export.js';
export { reportsJobs } from './reports.jobs.js';
export { reportsRoutes } from './reports.routes.js';
export { ReportsService } from './reports.service.js';

export const reportsEntities = [Report];
