import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { isDuplicate, lockRow, once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Conflict, Forbidden, InvalidInput, invalidField, NotFound, PreconditionFailed } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import { entries } from './consents.evidence.js';
import { differencesOf, presentTermChanges, type People } from './term-changes.views.js';
import { termChangeMachine, type TermChangeEvent } from './term-change.machine.js';
import { TermChange } from './term-change.entity.js';
import type { ProposedTerms, TermChangeState, TermChangeView, TermSubject } from './term-changes.contract.js';
import { mayReviewTerms } from './term-changes.policy.js';
import { dayFaults, termFaults } from './term-faults.pure.js';
import { templateLines } from './templates.js';

interface Proposal {
  readonly from: string;
  readonly note: string;
  readonly terms: ProposedTerms;
}
type Movable = Partial<Omit<TermChange, 'id' | 'subject' | 'state' | 'etag' | 'authorIds' | 'authorsWith'>>;

const subjectOf = (terms: ProposedTerms): TermSubject => (terms.kind === 'template' ? terms.purpose : 'policy');
const changed = (): PreconditionFailed => new PreconditionFailed('这份提案已经有了变化，请重新打开；您填的内容没有覆盖它');

/** New bounds and days: proposed by one person, decided by another, in force from their day on. A line that has begun is never changed. */
export class TermChangesService {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  async list(
    actor: Actor,
    { state, subject, ...page }: PageQuery & { readonly state?: TermChangeState | undefined; readonly subject?: TermSubject | undefined },
  ): Promise<Page<TermChangeView>> {
    const manager = this.database.read();
    const query = manager.createQueryBuilder(TermChange, 'change');
    if (state) query.andWhere('change.state = :state', { state });
    if (subject) query.andWhere('change.subject = :subject', { subject });
    const found = await pageById(query, 'change', page);
    return { items: await presentTermChanges(manager, this.people, actor, found.items), nextCursor: found.nextCursor };
  }

  async get(actor: Actor, changeId: string): Promise<TermChangeView> {
    const manager = this.database.read();
    const change = await manager.findOneBy(TermChange, { id: changeId });
    if (!change) throw new NotFound('没有这份提案，或者您无权查看');
    return (await presentTermChanges(manager, this.people, actor, [change]))[0]!;
  }

  async propose(actor: Actor, key: OnceKey, proposal: Proposal): Promise<string> {
    const { from, note, terms } = proposal;
    const id = newId();
    const subject = subjectOf(terms);
    await this.database
      .transaction(async (tx) => {
        await once(tx, key, id);
        await requireFit(tx, proposal);
        await tx.insert(TermChange, {
          id,
          subject,
          openSubject: subject,
          state: 'proposed',
          version: null,
          inForceFrom: from,
          terms,
          note,
          etag: newId(),
          authorList: JSON.stringify([actor.personId]),
          proposedAt: now(),
          decidedAt: null,
          reviewerId: null,
          returnedReason: null,
          withdrawnAt: null,
          withdrawnBy: null,
        } as object);
        await recordEvidence(tx, actor, entries.termsProposed, entryOf(id, proposal), { subjectId: id });
      })
      .catch(async (error: unknown) => {
        // Also a repeated call meets the unique line of the first; that one is answered by its key.
        if (isDuplicate(error) && (await this.hasOpen(subject))) throw new Conflict('这一项已有一份提案在等审核或修改，请先处理它', { subject });
        throw error;
      });
    return id;
  }

  async amend(actor: Actor, changeId: string, etag: string, proposal: Proposal): Promise<void> {
    await this.database.transaction(async (tx) => {
      const change = await this.opened(tx, changeId, etag);
      if (subjectOf(proposal.terms) !== change.subject) throw invalidField('/body/terms/purpose', 'fixed', '另一个用途要另外提案');
      termChangeMachine.next(change.state, 'amend');
      await requireFit(tx, proposal);
      const { from: inForceFrom, note, terms } = proposal;
      const authorList = change.authorsWith(actor.personId);
      await move(tx, change, 'amend', {
        inForceFrom,
        note,
        terms,
        authorList,
        proposedAt: now(),
        reviewerId: null,
        decidedAt: null,
        returnedReason: null,
      });
      await recordEvidence(tx, actor, entries.termsAmended, entryOf(changeId, proposal), { subjectId: changeId });
    });
  }

  async publish(actor: Actor, changeId: string, etag: string, confirmsWidening: boolean): Promise<void> {
    await this.database.transaction(async (tx) => {
      const change = await this.reviewed(tx, actor, changeId, etag, 'publish');
      const proposal = { from: change.inForceFrom, note: change.note, terms: change.terms };
      // Again: its day may have come while it waited.
      await requireFit(tx, proposal);
      const widens = (await differencesOf(tx, change)).some(({ effect }) => effect === 'widens');
      if (widens && !confirmsWidening) throw invalidField('/body/confirmsWidening', 'required', '这次修改放宽了上限，请看过对照并确认');
      const version = `${change.subject}.${1 + (await countVersions(tx, change.subject))}`;
      await move(tx, change, 'publish', { openSubject: null, version, reviewerId: actor.personId, decidedAt: now() });
      await recordEvidence(tx, actor, entries.termsPublished, { ...entryOf(changeId, proposal), version, widens }, { subjectId: changeId });
    });
  }

  async return(actor: Actor, changeId: string, etag: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const change = await this.reviewed(tx, actor, changeId, etag, 'return');
      await move(tx, change, 'return', { reviewerId: actor.personId, decidedAt: now(), returnedReason: reason });
      await recordEvidence(tx, actor, entries.termsReturned, { change: changeId, subject: change.subject }, { subjectId: changeId });
    });
  }

  async withdraw(actor: Actor, changeId: string, etag: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const change = await this.opened(tx, changeId, etag);
      const wasPublished = change.state === 'published';
      if (wasPublished && change.inForceFrom <= chinaDate(now())) throw new Conflict('已经生效，不能撤回。要改，请提出新的一版');
      await move(tx, change, 'withdraw', { openSubject: null, withdrawnAt: now(), withdrawnBy: actor.personId });
      await recordEvidence(
        tx,
        actor,
        entries.termsWithdrawn,
        { change: changeId, subject: change.subject, version: change.version, wasPublished },
        { subjectId: changeId },
      );
    });
  }

  private hasOpen(subject: TermSubject): Promise<boolean> {
    return this.database.read().existsBy(TermChange, { openSubject: subject });
  }

  /** The change as the caller has read it. */
  private async opened(tx: EntityManager, changeId: string, etag: string): Promise<TermChange> {
    const change = await lockRow(tx, TermChange, { id: changeId });
    if (!change) throw new NotFound('没有这份提案，或者您无权查看');
    if (change.etag !== etag) throw changed();
    return change;
  }

  /** Waiting still, and not one of the reviewer's own. */
  private async reviewed(tx: EntityManager, actor: Actor, changeId: string, etag: string, event: TermChangeEvent): Promise<TermChange> {
    const change = await this.opened(tx, changeId, etag);
    if (!mayReviewTerms(actor, change)) throw new Forbidden('提出或改过这份提案的人不能审核它，请换一位同事');
    termChangeMachine.next(change.state, event);
    return change;
  }
}

const entryOf = (change: string, { from, terms }: Proposal) => ({ change, subject: subjectOf(terms), from, digest: sha256(canonical(terms)) });

/** Compare-and-set on the etag, which changes with every move: of two simultaneous ones the second gets a 412. */
async function move(tx: EntityManager, change: TermChange, event: TermChangeEvent, changes: Movable): Promise<void> {
  const { id, etag, state } = change;
  const to = termChangeMachine.next(state, event);
  const { affected } = await tx.update(TermChange, { id, etag, state }, { ...(changes as object), state: to, etag: newId() });
  if (affected !== 1) throw changed();
}

async function requireFit(tx: EntityManager, { from, terms }: Proposal): Promise<void> {
  const faults = [...dayFaults(from, chinaDate(now())), ...termFaults(terms)];
  if (faults[0]) throw new InvalidInput(faults[0].detail, {}, faults);
  const taken = await tx.existsBy(TermChange, { subject: subjectOf(terms), state: 'published', inForceFrom: from });
  if (taken) throw invalidField('/body/from', 'taken', `${from} 起已有另一版生效。请换一天，或者先撤回那一版`);
}

/** Withdrawn ones keep their number. The lines the platform opened with count as the first. */
async function countVersions(tx: EntityManager, subject: TermSubject): Promise<number> {
  if (subject !== 'policy') return (await templateLines(tx, subject)).length;
  const published = await tx.createQueryBuilder(TermChange, 'change').where({ subject }).andWhere('change.version is not null').getCount();
  return 1 + published;
}
