import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { holdRow, once, type Database, type OnceKey } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict } from '../../kernel/errors.js';
import { emit } from '../../kernel/events.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import { documentOf, type Granted } from './consent-document.js';
import { Consent } from './consent.entity.js';
import { NoticeChanged } from './consents.errors.js';
import { consentGranted } from './consents.events.js';
import { entries } from './consents.evidence.js';
import { hasLiveConsent, visibleRequest, visibleRequestForMove } from './consents.repository.js';
import type { ConsentViews } from './consents.views.js';
import { narrow, type Narrowing } from './narrowing.pure.js';
import { dayAfter, nextNoticeAfter } from './notice-schedule.pure.js';
import { noticeFor } from './notice.pure.js';
import { tell } from './notices.js';
import { rangeAt } from './range.pure.js';
import type { ConsentRequest } from './request.entity.js';
import { advance, answered, requireGrantor } from './requests.service.js';
import { Signature, SignerRule } from './signature.entity.js';
import { requireSigners, slotOf, type Members } from './signers.js';
import type { ConsentPolicy } from './template.entity.js';
import { boundsOf, policyAt } from './templates.js';

/** The platform's key for documents. */
export interface DocumentSigning {
  signCms(bytes: Uint8Array): Promise<Buffer>;
  certificatePem(): string;
}

interface Prepared extends Granted {
  readonly ruleId: string | null;
  readonly policy: ConsentPolicy;
  readonly document: string;
  readonly signature: string | null;
}

/** Saying yes: what was read becomes a document that is signed, and the consent with its digest, its entry and those who sign further, in one commit. */
export class Granting {
  constructor(
    private readonly database: Database,
    private readonly views: ConsentViews,
    private readonly people: Members,
    private readonly signer: DocumentSigning | null,
  ) {}

  async grant(actor: Actor, requestId: string, wish: Narrowing & { readonly noticeDigest: string }, key: OnceKey): Promise<string> {
    const seen = await visibleRequest(this.database.read(), actor, requestId);
    requireGrantor(actor, seen);
    // Signing takes time, so it happens before the row is locked. A repeated call, whose request was answered by the first, needs none.
    const prepared = seen.stateAt(now()) === 'requested' ? await this.prepare(actor, seen, wish) : null;
    const consentId = prepared?.consentId ?? newId();
    await this.database.transaction(async (tx) => {
      await once(tx, key, consentId);
      const request = await visibleRequestForMove(tx, actor, requestId);
      const instant = now();
      if (!prepared || request.stateAt(instant) !== 'requested') throw answered();
      const rule = await holdRow(tx, SignerRule, { holds: slotOf(request.enterpriseId, 'inForce') });
      if ((rule?.id ?? null) !== prepared.ruleId) throw new ConcurrentChange('共同签署人的设置刚刚变了，请重新看一遍再授权');
      const what = request.applicationId ? { applicationId: request.applicationId } : request.loanId ? { loanId: request.loanId } : null;
      if (what && (await hasLiveConsent(tx, what, instant))) throw new Conflict('这件事已经有一份有效的授权');
      const state = await this.insert(tx, actor, request, prepared);
      await advance(tx, request, 'grant', instant, consentId);
      const { enterpriseId, receiverId, applicationId } = request;
      if (state === 'active') await emit(tx, consentGranted, { consentId, applicationId, enterpriseId, receiverId });
      else await tell(tx, { enterpriseId, kind: 'cosign', dedupeKey: `cosign:${consentId}`, consentId });
    });
    return consentId;
  }

  private async prepare(actor: Actor, request: ConsentRequest, wish: Narrowing & { readonly noticeDigest: string }): Promise<Prepared> {
    const manager = this.database.read();
    const instant = now();
    const template = (await boundsOf(manager))(request, instant);
    const narrowed = narrow(await this.views.offered(manager, request), template, wish);
    const parties = await this.views.noticeParties(request);
    const notice = noticeFor(parties, narrowed, instant);
    if (sha256(notice.text) !== wish.noticeDigest) throw new NoticeChanged('授权书的内容和您看到的不一样了，请重新看一遍再授权');
    const policy = await policyAt(manager, chinaDate(instant));
    const rule = await manager.findOneBy(SignerRule, { holds: slotOf(request.enterpriseId, 'inForce') });
    await requireSigners(manager, this.people, request.enterpriseId, rule?.signers ?? []);
    const granted: Granted = {
      consentId: newId(),
      narrowed,
      notice,
      parties,
      items: narrowed.items.map(({ dataset, months, unit }) => ({ dataset, months, ...rangeAt(months, unit, instant) })),
      instant,
      expiresAt: dayAfter(instant, narrowed.validDays),
      signers: rule?.signers ?? [],
      alternativeChannel: policy.alternativeChannel,
    };
    const document = canonical(documentOf(actor, request, granted));
    const signature = this.signer && (await this.signer.signCms(Buffer.from(document))).toString('base64');
    return { ...granted, ruleId: rule?.id ?? null, policy, document, signature };
  }

  private async insert(tx: EntityManager, actor: Actor, request: ConsentRequest, granted: Prepared): Promise<'active' | 'awaitingCosigner'> {
    const { consentId, narrowed, notice, instant, items, expiresAt, signers, policy, document } = granted;
    const digest = sha256(document);
    const entry = await recordEvidence(
      tx,
      actor,
      entries.granted,
      {
        consent: consentId,
        request: request.id,
        receiver: request.receiverId,
        application: request.applicationId,
        digest,
        noticeVersion: notice.version,
        noticeDigest: sha256(notice.text),
        datasets: items.map(({ dataset }) => dataset),
        includesPersonal: narrowed.includesPersonal,
        furtherSigners: signers.map(({ role }) => role),
        isSigned: granted.signature !== null,
      },
      { enterpriseId: request.enterpriseId, subjectId: consentId },
    );
    // Whoever grants and is a signer has signed by that; all others are asked.
    for (const { role, personId } of signers) {
      const isOwn = personId === actor.personId;
      await tx.insert(Signature, {
        id: newId(),
        subjectId: consentId,
        enterpriseId: request.enterpriseId,
        role,
        personId,
        outcome: isOwn ? 'signed' : 'waiting',
        signedAt: isOwn ? instant : null,
        provenAt: isOwn ? (actor.provenAt ?? null) : null,
        entryId: isOwn ? entry.id : null,
      });
    }
    const isWaiting = signers.some(({ personId }) => personId !== actor.personId);
    const state = isWaiting ? 'awaitingCosigner' : 'active';
    const signBy = dayAfter(instant, policy.cosignDays);
    const terms = { purpose: request.purpose, grantedAt: instant, expiresAt };
    await tx.insert(Consent, {
      id: consentId,
      requestId: request.id,
      enterpriseId: request.enterpriseId,
      receiverId: request.receiverId,
      receiverBranchId: request.receiverBranchId,
      ...terms,
      applicationId: request.applicationId,
      applicationReference: request.applicationReference,
      loanId: request.loanId,
      loanReference: request.loanReference,
      items,
      includesPersonal: narrowed.includesPersonal,
      state,
      uses: 0,
      usesMax: narrowed.uses,
      grantedBy: actor.personId,
      signBy: isWaiting ? (signBy < expiresAt ? signBy : expiresAt) : null,
      endedAt: null,
      endNote: null,
      lastAccessAt: null,
      noticeVersion: notice.version,
      notice: notice.text,
      document,
      digest,
      signature: granted.signature,
      noticeDueAt: isWaiting ? null : nextNoticeAfter(terms, policy, instant),
      entryId: entry.id,
      entryDigest: entry.digest,
    });
    return state;
  }
}
