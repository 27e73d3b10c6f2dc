export { Job, type JobState } from './job.entity.js';
export { defineJob, enqueue, enqueueAll, JobHandlers, JobInterrupted, type JobContext, type JobKind } from './queue.js';
export { jobsRoutes } from './jobs.routes.js';
export { Timers } from './timers.js';
export { JobWorker, type WorkerOptions } from './worker.js';
