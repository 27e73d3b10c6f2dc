import { z } from 'zod';
import { contract } from '../http/contract.js';
import { id, instant, pageOf, pageQuery } from '../wire.contract.js';
export const jobState = z.enum(['ready', 'running', 'done', 'dead']);
export const jobView = z
    .object({
    id,
    kind: z.string(),
    state: jobState,
    attempts: z.int(),
    attemptsMax: z.int(),
    runAfter: instant,
    createdAt: instant,
    lastError: z.string().nullable(),
    can: z.array(z.enum(['retry'])),
})
    .meta({ id: 'Job' });
export const listJobs = contract({
    method: 'get',
    path: '/jobs',
    summary: 'Background work: what waits, runs, and failed for good',
    permission: 'job:read',
    tags: ['operations'],
    query: pageQuery.extend({ state: jobState.optional() }),
    returns: pageOf(jobView).extend({ counts: z.object({ ready: z.int(), running: z.int(), dead: z.int() }) }),
});
export const retryJob = contract({
    method: 'post',
    path: '/jobs/{jobId}/retry',
    summary: 'Give a failed job another round',
    permission: 'job:retry',
    tags: ['operations'],
    status: 201,
    params: z.strictObject({ jobId: id }),
    body: z.strictObject({}),
    returns: jobView,
});
//# sourceMappingURL=jobs.contract.js.map