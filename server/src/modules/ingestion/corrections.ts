import { In, type EntityManager } from 'typeorm';
import { invalidField, NotFound } from '../../kernel/errors.js';
import { Batch } from './batch.entity.js';
import type { BatchView } from './ingestion.contract.js';

type About = Pick<BatchView, 'corrects' | 'corrections' | 'remaining'>;
type Slim = Pick<Batch, 'id' | 'reference' | 'state' | 'accepted' | 'rejected' | 'correctsBatchId'>;

const columns = { id: true, reference: true, state: true, accepted: true, rejected: true, correctsBatchId: true } as const;
/** A correction may need a correction: so many times over we follow. */
const generationsMax = 10;

export interface Corrections {
  about(batch: Batch): About;
}

/** Which deliveries bring back the rejected rows of which. */
export async function correctionsOf(manager: EntityManager, batches: readonly Batch[]): Promise<Corrections> {
  const children = new Map<string, Slim[]>();
  let generation = batches.filter(({ rejected }) => rejected > 0).map(({ id }) => id);
  for (let depth = 0; depth < generationsMax && generation.length > 0; depth += 1) {
    const found = (await manager.find(Batch, { select: columns, where: { correctsBatchId: In(generation) }, order: { id: 'ASC' } })) as Slim[];
    for (const each of found) children.set(each.correctsBatchId ?? '', [...(children.get(each.correctsBatchId ?? '') ?? []), each]);
    generation = found.map(({ id }) => id).filter((id) => !children.has(id));
  }
  const parentIds = batches.flatMap(({ correctsBatchId }) => correctsBatchId ?? []);
  const parents = parentIds.length === 0 ? [] : await manager.find(Batch, { select: { id: true, reference: true }, where: { id: In(parentIds) } });
  const references = new Map(parents.map(({ id, reference }) => [id, reference]));
  const broughtBack = (id: string, depth = 0): number =>
    depth >= generationsMax
      ? 0
      : (children.get(id) ?? []).reduce((sum, each) => sum + (each.state === 'rolledBack' ? 0 : each.accepted) + broughtBack(each.id, depth + 1), 0);
  return {
    about: ({ id, rejected, correctsBatchId }) => ({
      corrects: correctsBatchId === null ? null : { id: correctsBatchId, reference: references.get(correctsBatchId) ?? '' },
      corrections: (children.get(id) ?? []).map((each) => ({
        id: each.id,
        reference: each.reference,
        state: each.state,
        accepted: each.accepted,
        rejected: each.rejected,
      })),
      remaining: Math.max(0, rejected - broughtBack(id)),
    }),
  };
}

/** Which delivery a file brings rejected rows back of: as the sender says, or by the name we gave the file. */
export async function correctedBatch(
  manager: EntityManager,
  organisationId: string,
  file: { readonly dataset: string; readonly fileName: string; readonly corrects?: string | undefined },
): Promise<string | null> {
  const { dataset } = file;
  if (file.corrects !== undefined) {
    const batch = await manager.findOneBy(Batch, { id: file.corrects, organisationId });
    if (!batch) throw new NotFound('没有要更正的那一批，或者您无权查看');
    if (batch.dataset !== dataset) throw invalidField('/query/corrects', 'otherDataset', `要更正的那一批报送的是 ${batch.dataset}，不是 ${dataset}`);
    return batch.id;
  }
  const [reference] = /DL-\d{6}-\d{2,6}(?=-退回行)/.exec(file.fileName) ?? [];
  if (reference === undefined) return null;
  return (await manager.findOneBy(Batch, { organisationId, dataset, reference }))?.id ?? null;
}
