import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { isDuplicate, lockRow } from '../../kernel/database/index.js';
import { Conflict, InvalidInput, NotFound, PreconditionFailed } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import * as entries from './catalogue.evidence.js';
import { digestOf } from './change-checks.js';
import { changeMachine, type ChangeEvent } from './change.machine.js';
import { DatasetChange } from './dataset-change.entity.js';
import type { DatasetDefinition } from './definition.contract.js';
import type { DefinitionFault } from './definition-faults.pure.js';

type Movable = Partial<Omit<DatasetChange, 'id' | 'code' | 'state' | 'etag' | 'authorIds' | 'authorsWith'>>;

export const notThere = (): NotFound => new NotFound('没有这份修改，或者您无权查看');
export const changed = (): PreconditionFailed => new PreconditionFailed('这份修改已经被别人改过，请重新打开；您填的内容没有覆盖它');

/** The change as the caller has read it. */
export async function openChange(tx: EntityManager, changeId: string, etag: string): Promise<DatasetChange> {
  const change = await lockRow(tx, DatasetChange, { id: changeId });
  if (!change) throw notThere();
  if (change.etag !== etag) throw changed();
  return change;
}

/** Compare-and-set on the etag, which changes with every move: of two simultaneous ones the second gets a 412. */
export async function move(tx: EntityManager, change: DatasetChange, event: ChangeEvent, changes: Movable): Promise<void> {
  const { id, etag, state } = change;
  const to = changeMachine.next(state, event);
  const { affected } = await tx.update(DatasetChange, { id, etag, state }, { ...(changes as object), state: to, etag: newId() });
  if (affected !== 1) throw changed();
}

export function newChange(
  actor: Actor,
  begun: { readonly definition: DatasetDefinition; readonly baseVersion: number | null; readonly note: string; readonly origin: 'edit' | 'import' },
): DatasetChange {
  const { definition, baseVersion, note, origin } = begun;
  const { code } = definition;
  return Object.assign(new DatasetChange(), {
    id: newId(),
    code,
    openCode: code,
    state: 'draft' as const,
    baseVersion,
    version: null,
    origin,
    definition,
    digest: digestOf(definition),
    note,
    openingBasis: null,
    effectiveAt: null,
    etag: newId(),
    authorList: JSON.stringify([actor.personId]),
    createdAt: now(),
    editedAt: now(),
    decidedAt: null,
    reviewerId: null,
    returnedReason: null,
  });
}

export async function insertChange(tx: EntityManager, actor: Actor, change: DatasetChange): Promise<void> {
  await tx.insert(DatasetChange, change as object);
  const { id: changeId, code, baseVersion, origin, digest } = change;
  await recordEvidence(tx, actor, entries.changeDrafted, { changeId, code, baseVersion, origin, digest }, { subjectId: changeId });
}

export const refuseSecond =
  (code: string) =>
  (error: unknown): never => {
    if (isDuplicate(error)) throw new Conflict(`${code} 已经有一份修改在办，先把它办完或放弃`, { code });
    throw error;
  };

export function submissionFaults(change: Pick<DatasetChange, 'openingBasis' | 'note'>, opens: boolean): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  if (change.note === '') faults.push({ pointer: '/note', rule: 'required', detail: '写明为什么改，审核的人和公众会看到' });
  if (opens && !change.openingBasis)
    faults.push({ pointer: '/openingBasis', rule: 'required', detail: '这次修改让更多人看得到数据，要写明依据哪部法律的哪一条' });
  return faults;
}

export function throwFaults(faults: readonly DefinitionFault[]): void {
  const [first] = faults;
  if (first) throw new InvalidInput(first.detail, {}, faults);
}
