import { In } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { invalidField } from '../../kernel/errors.js';
import { recordEvidence } from '../evidence/index.js';
import type { IdentityService } from '../identity/index.js';
import type { ChangeBrief, ChangeState, ChangeView, DefinitionCheck } from './catalogue-changes.contract.js';
import * as entries from './catalogue.evidence.js';
import { ChangeChecks, digestOf } from './change-checks.js';
import { ChangeReviews } from './change-reviews.service.js';
import { changeMachine } from './change.machine.js';
import { changed, insertChange, move, newChange, notThere, openChange, refuseSecond, submissionFaults, throwFaults } from './change-moves.js';
import { presentBriefs, presentChange } from './changes.views.js';
import { DatasetChange } from './dataset-change.entity.js';
import { datasetDefinition, type DatasetDefinition } from './definition.contract.js';
import type { PublishedVersions } from './published-versions.js';

export interface Saved {
  readonly etag: string;
  readonly definition: DatasetDefinition;
  readonly note?: string | undefined;
  readonly effectiveAt?: string | null | undefined;
  readonly openingBasis?: string | null | undefined;
}

/** The operator's drafts of the catalogue: written by one person here, judged by another in `reviews`. */
export class ChangesService {
  readonly reviews: ChangeReviews;

  constructor(
    private readonly database: Database,
    private readonly published: PublishedVersions,
    private readonly checks: ChangeChecks,
    private readonly people: Pick<IdentityService, 'namesOf'>,
  ) {
    this.reviews = new ChangeReviews(database, checks);
  }

  async list(
    actor: Actor,
    { state, code, ...page }: PageQuery & { readonly state?: ChangeState | undefined; readonly code?: string | undefined },
  ): Promise<Page<ChangeBrief>> {
    const query = this.database.read().createQueryBuilder(DatasetChange, 'change');
    if (state) query.andWhere('change.state = :state', { state });
    if (code) query.andWhere('change.code = :code', { code });
    const found = await pageById(query, 'change', page);
    return { items: await presentBriefs(actor, this.people, found.items), nextCursor: found.nextCursor };
  }

  async get(actor: Actor, changeId: string): Promise<ChangeView> {
    const change = await this.database.read().findOneBy(DatasetChange, { id: changeId });
    if (!change) throw notThere();
    const definition = datasetDefinition.parse(change.definition);
    const check = change.version === null ? await this.check(definition) : await this.checks.past(definition, change.baseVersion);
    return presentChange(actor, this.people, change, check);
  }

  check(definition: DatasetDefinition): Promise<DefinitionCheck> {
    return this.checks.whole(definition);
  }

  async draft(actor: Actor, key: OnceKey, definition: DatasetDefinition, note: string): Promise<ChangeView> {
    const baseVersion = (await this.published.newest()).get(definition.code)?.version ?? null;
    const change = newChange(actor, { definition, baseVersion, note, origin: 'edit' });
    await this.database
      .transaction(async (tx) => {
        await once(tx, key, change.id);
        await insertChange(tx, actor, change);
      })
      .catch(refuseSecond(definition.code));
    return this.get(actor, change.id);
  }

  async save(actor: Actor, changeId: string, saved: Saved): Promise<ChangeView> {
    const { definition, note, effectiveAt, openingBasis } = saved;
    await this.database.transaction(async (tx) => {
      const change = await openChange(tx, changeId, saved.etag);
      if (definition.code !== change.code) throw invalidField('/body/definition/code', 'codeFixed', '编号不能改：另一个编号是另一个目录项');
      await move(tx, change, 'edit', {
        definition,
        digest: digestOf(definition),
        editedAt: now(),
        authorList: change.authorsWith(actor.personId),
        ...(note !== undefined && { note }),
        ...(effectiveAt !== undefined && { effectiveAt: effectiveAt === null ? null : new Date(effectiveAt) }),
        ...(openingBasis !== undefined && { openingBasis }),
      });
    });
    return this.get(actor, changeId);
  }

  async submit(actor: Actor, changeId: string, etag: string): Promise<ChangeView> {
    const read = await this.find(changeId);
    const definition = datasetDefinition.parse(read.definition);
    const { faults, opens } = await this.checks.judge(definition);
    await this.database.transaction(async (tx) => {
      const change = await openChange(tx, changeId, etag);
      changeMachine.next(change.state, 'submit');
      // Judged was what is in the row: the etag of the row and of the reader are the same.
      if (change.digest !== read.digest) throw changed();
      throwFaults([...faults, ...submissionFaults(change, opens)]);
      await move(tx, change, 'submit', { returnedReason: null, authorList: change.authorsWith(actor.personId) });
      await recordEvidence(
        tx,
        actor,
        entries.changeSubmitted,
        { changeId, code: change.code, digest: change.digest, opens },
        { subjectId: changeId },
      );
    });
    return this.get(actor, changeId);
  }

  async discard(actor: Actor, changeId: string, etag: string): Promise<ChangeView> {
    await this.database.transaction(async (tx) => {
      const change = await openChange(tx, changeId, etag);
      await move(tx, change, 'discard', { openCode: null, decidedAt: now() });
      await recordEvidence(tx, actor, entries.changeDiscarded, { changeId, code: change.code }, { subjectId: changeId });
    });
    return this.get(actor, changeId);
  }

  /** The change behind each version that was made at run time. */
  async madeOf(code: string): Promise<ReadonlyMap<number, DatasetChange>> {
    const changes = await this.database.read().findBy(DatasetChange, { code, state: In(['published', 'superseded']) });
    return new Map(changes.map((change) => [change.version ?? 0, change]));
  }

  private async find(changeId: string): Promise<DatasetChange> {
    const change = await this.database.read().findOneBy(DatasetChange, { id: changeId });
    if (!change) throw notThere();
    return change;
  }
}
