import { z } from 'zod';
import { defineJob, enqueue, type JobHandlers, type Timers } from '../../kernel/jobs/index.js';
import { onRecordsChanged } from '../records/index.js';
import type { ProfilesService } from './profiles.service.js';
import { takeSizeFigures, yearlyReports } from './size-figures.js';

const rollOver = defineJob('profiles.rollOver', z.object({}));
export const rebuild = defineJob('profiles.rebuild', z.object({ after: z.string(), isAll: z.boolean() }));
const measurePeers = defineJob('profiles.measurePeers', z.object({}));

const hour = 3600;
const firmsPerStep = 100;

export function profilesJobs(
  handlers: JobHandlers,
  timers: Timers,
  profiles: ProfilesService,
  neighbours: Parameters<typeof takeSizeFigures>[2],
): void {
  onRecordsChanged(handlers, 'profiles', async (tx, { enterpriseIds, dataset }) => {
    if (dataset === yearlyReports) for (const enterpriseId of enterpriseIds) await takeSizeFigures(tx, enterpriseId, neighbours);
    await profiles.refresh(tx, enterpriseIds, [dataset]);
  });
  handlers.short(rollOver, async (tx) => {
    if ((await profiles.rollOver(tx, firmsPerStep)) === firmsPerStep) await enqueue(tx, rollOver, {}, { dedupeKey: 'next' });
  });
  handlers.short(rebuild, async (tx, { after, isAll }) => {
    const next = await profiles.rebuildSome(tx, after, firmsPerStep, isAll);
    if (next !== null) await enqueue(tx, rebuild, { after: next, isAll }, { dedupeKey: isAll ? 'all' : 'next' });
  });
  handlers.long(measurePeers, (_, context) => profiles.measurePeers(() => context.isStopping()));
  // Midnight in China moves windows; a new release may bring other declarations.
  timers.every('profiles.rollOver', hour, (tx) => enqueue(tx, rollOver, {}, { dedupeKey: 'next' }));
  timers.every('profiles.rebuild', hour, (tx) => enqueue(tx, rebuild, { after: '', isAll: false }, { dedupeKey: 'next' }));
  timers.every('profiles.measurePeers', hour * 6, (tx) => enqueue(tx, measurePeers, {}, { dedupeKey: 'next' }));
}
