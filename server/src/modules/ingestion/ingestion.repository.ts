import { In, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { cut, decodeKeys, isSqlite, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Batch } from './batch.entity.js';
import { unfinishedStates } from './batch.machine.js';
import { Reject } from './reject.entity.js';

/** A source sees its own deliveries. No row has the empty id, so an actor without an organisation sees nothing. */
export const visibleTo = (actor: Actor): FindOptionsWhere<Batch> => ({ organisationId: actor.organisationId ?? '' });

type Queue = Pick<Batch, 'id' | 'organisationId' | 'dataset'>;
const unfinished = ({ organisationId, dataset }: Queue): FindOptionsWhere<Batch> => ({ organisationId, dataset, state: In([...unfinishedStates]) });

/**
 * Whether another delivery of the same source and dataset has to end first: one that came before, or one that is at work. Two that arrive
 * at one instant may be seen in either order; whichever has begun is finished, and never waits for one that has not. Held in the order of
 * their receipt, so that no end can pass by unseen and no two wait for each other.
 */
export async function isBehindAnother(tx: EntityManager, { id, ...queue }: Queue): Promise<boolean> {
  const line = await tx.find(Batch, {
    where: unfinished({ id, ...queue }),
    order: { id: 'ASC' },
    ...(!isSqlite(tx) && { lock: { mode: 'pessimistic_write' } as const }),
  });
  const hasBegun = line.some((one) => one.id === id && isAtWork(one));
  return line.some((one) => one.id !== id && (isAtWork(one) ? !hasBegun || one.id < id : !hasBegun && one.id < id));
}

const isAtWork = ({ state }: Pick<Batch, 'state'>): boolean => state === 'checking' || state === 'loading';

/** Whoever came first of those that are left. */
export const nextInLine = (tx: EntityManager, batch: Queue): Promise<Batch | null> =>
  tx.findOne(Batch, { where: { ...unfinished(batch), id: Not(batch.id) }, order: { id: 'ASC' } });

export interface RejectFilter {
  readonly rule?: string | undefined;
  readonly field?: string | undefined;
}

/** By line, then by column. */
export async function rejectsPage(manager: EntityManager, batchId: string, filter: RejectFilter, page: PageQuery): Promise<Page<Reject>> {
  const query = manager.createQueryBuilder(Reject, 'reject').where('reject.batchId = :batchId', { batchId });
  if (filter.rule !== undefined) query.andWhere('reject.rule = :rule', { rule: filter.rule });
  if (filter.field !== undefined) query.andWhere('reject.field = :field', { field: filter.field });
  if (page.cursor !== undefined) {
    const [line, place] = decodeKeys(page.cursor, ['whole', 'whole']);
    query.andWhere('(reject.line > :line or (reject.line = :line and reject.place > :place))', { line, place });
  }
  const rows = await query
    .orderBy('reject.line', 'ASC')
    .addOrderBy('reject.place', 'ASC')
    .take(page.limit + 1)
    .getMany();
  return cut(rows, page.limit, (row) => [row.line, row.place]);
}
