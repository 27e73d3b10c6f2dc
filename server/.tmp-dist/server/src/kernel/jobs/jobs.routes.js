import { pageById } from '../database/index.js';
import { now } from '../clock.js';
import { IllegalTransition, NotFound } from '../errors.js';
import { route } from '../http/route.js';
import { Job } from './job.entity.js';
import * as contracts from './jobs.contract.js';
export const jobsRoutes = (database) => [
    route(contracts.listJobs, async ({ query }) => {
        const builder = database.read().createQueryBuilder(Job, 'job');
        if (query.state)
            builder.where('job.state = :state', { state: query.state });
        const page = await pageById(builder, 'job', query);
        const countOf = (state) => database.read().countBy(Job, { state });
        return {
            items: page.items.map(present),
            nextCursor: page.nextCursor,
            counts: { ready: await countOf('ready'), running: await countOf('running'), dead: await countOf('dead') },
        };
    }),
    route(contracts.retryJob, async ({ params }) => database.transaction(async (tx) => {
        const job = await tx.findOneBy(Job, { id: params.jobId });
        if (!job)
            throw new NotFound('没有这个任务');
        const { affected } = await tx.update(Job, { id: job.id, state: 'dead' }, { state: 'ready', attempts: 0, runAfter: now(), finishedAt: null });
        if (affected !== 1)
            throw new IllegalTransition('只有彻底失败的任务才需要重试');
        return present({ ...job, state: 'ready', attempts: 0 });
    })),
];
const present = (job) => ({
    id: job.id,
    kind: job.kind,
    state: job.state,
    attempts: job.attempts,
    attemptsMax: job.attemptsMax,
    runAfter: job.runAfter.toISOString(),
    createdAt: job.createdAt.toISOString(),
    lastError: job.lastError,
    can: job.state === 'dead' ? ['retry'].slice() : [],
});
//# sourceMappingURL=jobs.routes.js.map