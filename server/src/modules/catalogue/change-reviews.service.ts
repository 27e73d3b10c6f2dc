import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sha256 } from '../../kernel/crypto/index.js';
import { isDuplicate, type Database } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, Forbidden, invalidField } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import * as entries from './catalogue.evidence.js';
import type { ChangeChecks } from './change-checks.js';
import { changeMachine, type ChangeEvent } from './change.machine.js';
import { mayReview } from './changes.policy.js';
import { move, openChange, submissionFaults, throwFaults } from './change-moves.js';
import { DatasetChange } from './dataset-change.entity.js';
import { DatasetVersion } from './dataset-version.entity.js';
import { datasetDefinition } from './definition.contract.js';
import { markCatalogueChanged } from './published-versions.js';

/** The second person of the two. */
export class ChangeReviews {
  constructor(
    private readonly database: Database,
    private readonly checks: ChangeChecks,
  ) {}

  async publish(actor: Actor, changeId: string, etag: string, confirmsOpening: boolean): Promise<void> {
    const read = await this.database.read().findOneBy(DatasetChange, { id: changeId });
    // Again: the catalogue, or what stands on it, may have changed since the draft was submitted.
    const judged = read?.state === 'inReview' ? await this.checks.judge(datasetDefinition.parse(read.definition)) : null;
    await this.database
      .transaction(async (tx) => {
        const change = await this.reviewed(tx, actor, changeId, etag, 'publish');
        if (!judged || change.digest !== read?.digest) throw new ConcurrentChange('这份修改刚刚变了，请刷新再看');
        throwFaults([...judged.faults, ...submissionFaults(change, judged.opens)]);
        if (judged.opens && !confirmsOpening)
          throw invalidField('/body/confirmsOpening', 'required', '这次修改让更多人看得到数据，请看过法律依据并确认');
        await this.publishVersion(tx, actor, change, judged.opens);
      })
      .catch((error: unknown) => {
        if (isDuplicate(error)) throw new ConcurrentChange('这一项刚刚发布了另一个版本，请刷新再看');
        throw error;
      });
  }

  async return(actor: Actor, changeId: string, etag: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const change = await this.reviewed(tx, actor, changeId, etag, 'return');
      await move(tx, change, 'return', { reviewerId: actor.personId, decidedAt: now(), returnedReason: reason });
      await recordEvidence(tx, actor, entries.changeReturned, { changeId, code: change.code, digest: change.digest }, { subjectId: changeId });
    });
  }

  private async publishVersion(tx: EntityManager, actor: Actor, change: DatasetChange, opens: boolean): Promise<void> {
    const { id: changeId, code, digest, definition } = change;
    const newest = await tx.findOne(DatasetVersion, { where: { code }, order: { version: 'DESC' } });
    if ((newest?.version ?? null) !== change.baseVersion) throw new Conflict('这一项已经有了更新的版本，请在它上面重新改', { code });
    const version = (change.baseVersion ?? 0) + 1;
    // Not before it is published, and not before the version that it follows.
    const times = [now(), change.effectiveAt, newest?.effectiveAt].map((at) => at?.getTime() ?? 0);
    const effectiveAt = new Date(Math.max(...times));
    await tx.insert(DatasetVersion, { code, version, definition, effectiveAt } as object);
    await tx.update(DatasetChange, { code, state: 'published' }, { state: changeMachine.next('published', 'supersede'), etag: newId() });
    await move(tx, change, 'publish', { openCode: null, version, effectiveAt, reviewerId: actor.personId, decidedAt: now() });
    await markCatalogueChanged(tx);
    await recordEvidence(
      tx,
      actor,
      entries.changePublished,
      {
        changeId,
        code,
        version,
        digest,
        effectiveAt: effectiveAt.toISOString(),
        opens,
        openingBasisDigest: change.openingBasis === null ? null : sha256(change.openingBasis),
        supersedes: change.baseVersion,
      },
      { subjectId: changeId },
    );
  }

  /** The change the reviewer has read, in review still, and not one of their own. */
  private async reviewed(tx: EntityManager, actor: Actor, changeId: string, etag: string, event: ChangeEvent): Promise<DatasetChange> {
    const change = await openChange(tx, changeId, etag);
    if (!mayReview(actor, change)) throw new Forbidden('起草、修改或送审过这份修改的人不能审核它，请换一位同事');
    changeMachine.next(change.state, event);
    return change;
  }
}
