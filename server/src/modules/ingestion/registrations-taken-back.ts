import { In, type EntityManager } from 'typeorm';
import { firmsWithRecords, standingValues } from '../records/index.js';
import { Batch, type Rollback } from './batch.entity.js';
import type { IngestionNeighbours } from './neighbours.js';
import { registrationOf } from './registration.js';

export type Registrations = NonNullable<Rollback['registrations']>;

/**
 * What becomes of firms when a delivery of registrations is taken back: what an earlier delivery said about them stands again, and where
 * nothing was said they leave the register, unless others refer to them by now.
 */
export async function takeRegistrationsBack(
  tx: EntityManager,
  { enterprises, sealing }: Pick<IngestionNeighbours, 'enterprises' | 'sealing'>,
  dataset: string,
  firms: readonly string[],
): Promise<Registrations> {
  const standing = await standingValues(tx, sealing, dataset, firms);
  const batches = await tx.find(Batch, {
    where: { id: In([...new Set(standing.map(({ batchId }) => batchId))]) },
    select: { id: true, receivedAt: true },
  });
  const receivedAt = new Map(batches.map((batch) => [batch.id, batch.receivedAt]));
  const restored = await enterprises.registerAgain(
    tx,
    standing.flatMap(({ batchId, values }) => {
      const at = receivedAt.get(batchId);
      return at ? [registrationOf(values, at, sealing)] : [];
    }),
  );
  const still = new Set(standing.map(({ enterpriseId }) => enterpriseId));
  const bare = firms.filter((id) => !still.has(id));
  return { restored, ...(await enterprises.unregister(tx, bare, await firmsWithRecords(tx, bare))) };
}

export const sumOf = (one: Registrations | null | undefined, other: Registrations): Registrations => ({
  restored: (one?.restored ?? 0) + other.restored,
  removed: (one?.removed ?? 0) + other.removed,
  kept: (one?.kept ?? 0) + other.kept,
});
