import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { isDuplicate, type Database } from '../../kernel/database/index.js';
import { invalidField } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { recordEvidence } from '../evidence/index.js';
import { LendingEvent } from './lending-event.entity.js';
import { contentOf, readFact, type LendingFact } from './lending-facts.pure.js';
import type { lendingEventBody } from './lending.contract.js';
import { lendingReported } from './lending.events.js';
import { entries } from './lending.evidence.js';
import type { Neighbours } from './lending.neighbours.js';
import { eventsAfterForSystem, visibleEvent, visibleLine, visibleLoan } from './lending.repository.js';
import { Recording } from './recording.js';

export interface LendingSettings {
  /** Where a firm counts whose own region is not known. */
  readonly cityRegion: string;
}

/** What banks return about contracts, lines and loans. */
export class LendingService {
  private readonly recording: Recording;

  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
    private readonly settings: LendingSettings,
  ) {
    this.recording = new Recording(neighbours);
  }

  /** Records a fact once: the bank's reference again with the same content answers the first event (invariant 6). */
  async report(actor: Actor, body: z.output<typeof lendingEventBody>): Promise<string> {
    const fact = readFact(body);
    try {
      return await this.database.transaction((tx) => this.record(tx, actor, fact));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // The same reference arrived twice at once, about two applications: the second now finds the first.
      return this.database.transaction((tx) => this.record(tx, actor, fact));
    }
  }

  /** One event as statistics need it. */
  async eventForSystem(manager: EntityManager, eventId: string): Promise<LendingEvent> {
    return manager.findOneByOrFail(LendingEvent, { id: eventId });
  }

  /** All events after one, oldest first; for building figures anew. */
  eventsSince(manager: EntityManager, afterId: string, limit: number): Promise<LendingEvent[]> {
    return eventsAfterForSystem(manager, afterId, limit);
  }

  private async record(tx: EntityManager, actor: Actor, fact: LendingFact): Promise<string> {
    const content = canonical(contentOf(fact));
    const digest = sha256(content);
    const repeated = await this.repeated(tx, actor, fact.reference, digest);
    if (repeated) return repeated;
    // Locks the application: facts about one application are recorded one after the other.
    const application = await this.neighbours.financing.applicationForLending(tx, actor, await applicationIdOf(tx, actor, fact));
    const repeatedMeanwhile = await this.repeated(tx, actor, fact.reference, digest);
    if (repeatedMeanwhile) return repeatedMeanwhile;

    const effect = await this.recording.apply(tx, actor, application, fact);
    const id = newId();
    const briefs = await this.neighbours.enterprises.briefs([application.enterpriseId], tx);
    await tx.insert(LendingEvent, {
      id,
      bankId: application.bankId,
      reference: fact.reference,
      kind: fact.kind,
      on: fact.on,
      region: briefs.get(application.enterpriseId)?.region ?? this.settings.cityRegion,
      ...effect,
      enterpriseId: application.enterpriseId,
      applicationId: application.id,
      content,
      digest,
      reportedBy: actor.personId,
      reportedAt: now(),
    });
    const about = { enterpriseId: application.enterpriseId, subjectId: application.id };
    await recordEvidence(tx, actor, entries[fact.kind], { eventId: id, applicationId: application.id }, about);
    await emit(tx, lendingReported, { eventId: id });
    return id;
  }

  private async repeated(tx: EntityManager, actor: Actor, reference: string, digest: string): Promise<string | null> {
    const known = await tx.findOneBy(LendingEvent, { bankId: actor.organisationId ?? '', reference });
    if (!known) return null;
    if (known.digest === digest) return known.id;
    throw invalidField('/body/reference', 'reused', `业务编号 ${reference} 已经用在另一条内容不同的记录上。要更正，请先冲正，再用新的编号回流`);
  }
}

async function applicationIdOf(tx: EntityManager, actor: Actor, fact: LendingFact): Promise<string> {
  switch (fact.kind) {
    case 'contracted':
    case 'granted':
      return fact.applicationId;
    case 'disbursed':
      return (await visibleLine(tx, actor, fact.creditLineId)).applicationId;
    case 'repaid':
    case 'writtenOff':
      return (await visibleLoan(tx, actor, fact.loanId)).applicationId;
    case 'reversed':
      return (await visibleEvent(tx, actor, fact.eventId)).applicationId;
  }
}
