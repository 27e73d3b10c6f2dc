import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { Conflict, Forbidden, IllegalTransition } from '../../kernel/errors.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import { move } from './consent-moves.js';
import type { Consent } from './consent.entity.js';
import { consentMachine } from './consent.machine.js';
import { NoticeChanged } from './consents.errors.js';
import { entries } from './consents.evidence.js';
import { visibleConsentForMove } from './consents.repository.js';
import { nextNoticeAfter } from './notice-schedule.pure.js';
import { Signature } from './signature.entity.js';
import { settle } from './signers.js';
import { policyAt } from './templates.js';

/** The further signatures of a consent that was granted. Nothing opens before the last of them. */
export class Cosigning {
  constructor(private readonly database: Database) {}

  sign(actor: Actor, consentId: string, digest: string): Promise<Consent> {
    return this.database.transaction(async (tx) => {
      const { consent, own } = await this.waiting(tx, actor, consentId);
      if (digest !== consent.digest) throw new NoticeChanged('授权书的内容和您看到的不一样，请重新看一遍再签');
      const instant = now();
      const data = { consent: consentId, receiver: consent.receiverId, application: consent.applicationId, role: own.role };
      const about = { enterpriseId: consent.enterpriseId, subjectId: consentId };
      const entry = await recordEvidence(tx, actor, entries.signatureGiven, { ...data, digest }, about);
      await settle(tx, actor, own, 'signed', { entryId: entry.id, instant });
      if (await tx.existsBy(Signature, { subjectId: consentId, outcome: 'waiting' })) return consent;
      const noticeDueAt = nextNoticeAfter(consent, await policyAt(tx, chinaDate(instant)), instant);
      await move(tx, actor, consent, 'cosign', { instant, noticeDueAt });
      return consent;
    });
  }

  decline(actor: Actor, consentId: string): Promise<Consent> {
    return this.database.transaction(async (tx) => {
      const { consent, own } = await this.waiting(tx, actor, consentId);
      const instant = now();
      const data = { consent: consentId, receiver: consent.receiverId, application: consent.applicationId, role: own.role };
      const about = { enterpriseId: consent.enterpriseId, subjectId: consentId };
      const entry = await recordEvidence(tx, actor, entries.signatureRefused, data, about);
      await settle(tx, actor, own, 'declined', { entryId: entry.id, instant });
      await move(tx, actor, consent, 'decline', { instant });
      return consent;
    });
  }

  /** The consent, locked, and the caller's own signature on it that is still waited for. */
  private async waiting(tx: EntityManager, actor: Actor, consentId: string): Promise<{ consent: Consent; own: Signature }> {
    const consent = await visibleConsentForMove(tx, actor, consentId);
    const own = await tx.findOneBy(Signature, { subjectId: consentId, personId: actor.personId });
    if (actor.enterpriseId !== consent.enterpriseId || !own) throw new Forbidden('这份授权没有请您共同签署');
    if (!consentMachine.allows(consent.stateAt(now()), 'cosign')) throw new IllegalTransition('这份授权已经不等共同签署了');
    if (own.outcome !== 'waiting') throw new Conflict('您已经签过了，一个人只签一次');
    return { consent, own };
  }
}
