export { Job } from './job.entity.js';
export { defineJob, enqueue, JobHandlers, JobInterrupted } from './queue.js';
export { jobsRoutes } from './jobs.routes.js';
export { Timers } from './timers.js';
export { JobWorker } from './worker.js';
//# sourceMappingURL=index.js.map