import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256, type Sealing } from '../../kernel/crypto/index.js';
import {
  AlreadyDone,
  isDuplicate,
  lockRow,
  once,
  pageById,
  type Database,
  type OnceKey,
  type Page,
  type PageQuery,
} from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, Forbidden, invalidField, NotFound, TooMany } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { checkUscc, usccReasonText } from '../../kernel/pure/uscc.js';
import { chinaDate, endOfChinaDay } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import type { IdentityService } from '../identity/index.js';
import { Claim, type ClaimState } from './claim.entity.js';
import { claimMachine } from './claim.machine.js';
import { canDecideClaim, comparable, isProof, matchOf, reviewReason } from './claims.policy.js';
import { Enterprise } from './enterprise.entity.js';
import { entries } from './enterprises.evidence.js';
import type { EnterprisesService } from './enterprises.service.js';
import { identityIndexOf, normaliseIdentity } from './identity-index.js';
import { UsccException } from './uscc-exception.entity.js';

const claimsPerDayMax = 5;
/** Claims for one firm that proved nothing, by whomever: accounts cost nothing, so after these a person looks at each. */
const unprovenMax = 10;
const unprovenMs = 30 * 24 * 60 * 60_000;

export interface ClaimFields {
  readonly uscc: string;
  readonly enterpriseName: string;
  readonly legalRepresentative: string;
  readonly identityNumber: string;
  readonly statement?: string | undefined;
}

/** How a person comes to act for an enterprise. */
export class ClaimsService {
  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly identity: IdentityService,
    private readonly enterprises: EnterprisesService,
  ) {}

  async make(actor: Actor, key: OnceKey, fields: ClaimFields): Promise<Claim> {
    return this.database.transaction(async (tx) => {
      const id = newId();
      await once(tx, key, id);
      const uscc = await checkedCode(tx, fields.uscc);
      const identityIndex = identityIndexOf(this.sealing, fields.identityNumber);
      const openKey = openKeyOf(actor, { ...fields, uscc }, identityIndex);
      const same = await tx.findOneBy(Claim, { openKey });
      // The same thing said twice is one claim, with whichever key it is sent.
      if (same) throw new AlreadyDone(same.id);

      const registered = await this.enterprises.findByUscc(uscc, tx);
      if (registered && (await this.identity.hasMembership(tx, actor.personId, registered.id)))
        throw new Conflict('您已经可以代表这家企业办理，不用再认领');
      const at = now();
      const day = chinaDate(at);
      const ordinal = (await tx.countBy(Claim, { personId: actor.personId, day })) + 1;
      if (ordinal > claimsPerDayMax) throw tooManyClaims(at, day);

      const stated = { enterpriseName: fields.enterpriseName, legalRepresentative: fields.legalRepresentative, identityIndex };
      const match = registered && matchOf(registered, stated);
      const isApproved =
        registered !== null &&
        match !== null &&
        isProof(match) &&
        !(await this.isBeingGuessed(tx, uscc, at)) &&
        (await this.take(tx, registered.id, actor.personId, identityIndex));
      const claim = Object.assign(new Claim(), {
        id,
        personId: actor.personId,
        enterpriseId: isApproved ? registered.id : null,
        uscc,
        ...stated,
        identitySealed: this.sealing.seal(normaliseIdentity(fields.identityNumber), `claim.identity:${id}`),
        statement: fields.statement ?? null,
        state: isApproved ? ('approved' as const) : ('inReview' as const),
        reason: isApproved ? null : reviewReason(registered),
        openKey: isApproved ? null : openKey,
        day,
        ordinal,
        madeAt: at,
        decidedAt: isApproved ? at : null,
        decidedBy: null,
      });
      await insertClaim(tx, claim, openKey);
      await recordEvidence(
        tx,
        actor,
        entries.claimMade,
        { claimId: id, state: isApproved ? 'approved' : 'inReview' },
        { subjectId: id, ...(registered && { enterpriseId: registered.id }) },
      );
      if (isApproved) await this.grant(tx, actor, claim, registered.id);
      return claim;
    });
  }

  async ownPage(actor: Actor, page: PageQuery): Promise<Page<Claim>> {
    const query = this.database.read().createQueryBuilder(Claim, 'claim').where('claim.personId = :personId', { personId: actor.personId });
    return pageById(query, 'claim', page);
  }

  async reviewPage(query: PageQuery & { readonly state?: ClaimState | undefined }): Promise<Page<Claim>> {
    const builder = this.database.read().createQueryBuilder(Claim, 'claim');
    if (query.state) builder.where('claim.state = :state', { state: query.state });
    return pageById(builder, 'claim', query);
  }

  async findOwn(actor: Actor, id: string): Promise<Claim> {
    const claim = await this.database.read().findOneBy(Claim, { id, personId: actor.personId });
    if (!claim) throw notFound();
    return claim;
  }

  /** The firms behind some claims, for the reviewer to compare by eye. */
  async registeredFor(claims: readonly Claim[]): Promise<ReadonlyMap<string, Enterprise>> {
    const codes = [...new Set(claims.map(({ uscc }) => uscc))];
    const found = codes.length > 0 ? await this.database.read().findBy(Enterprise, { uscc: In(codes), unregisteredAt: IsNull() }) : [];
    return new Map(found.map((enterprise) => [enterprise.uscc, enterprise]));
  }

  async approve(actor: Actor, claimId: string, reason: string): Promise<Claim> {
    return this.database.transaction(async (tx) => {
      const claim = await this.decide(tx, actor, claimId, 'approve', reason);
      const enterpriseId = await this.knownOrVouched(tx, claim);
      await tx.update(Claim, { id: claim.id }, { enterpriseId });
      await tx.update(Enterprise, { id: enterpriseId, claimedBy: IsNull() }, { claimedBy: claim.personId });
      await this.grant(tx, actor, claim, enterpriseId);
      return Object.assign(new Claim(), claim, { enterpriseId });
    });
  }

  async reject(actor: Actor, claimId: string, reason: string): Promise<Claim> {
    return this.database.transaction(async (tx) => {
      const claim = await this.decide(tx, actor, claimId, 'reject', reason);
      await recordEvidence(tx, actor, entries.claimRejected, { claimId }, { subjectId: claimId });
      return claim;
    });
  }

  private async decide(tx: EntityManager, actor: Actor, claimId: string, event: 'approve' | 'reject', reason: string): Promise<Claim> {
    const claim = await lockRow(tx, Claim, { id: claimId });
    if (!claim) throw notFound();
    if (!canDecideClaim(actor, claim)) throw new Forbidden('不能审核自己提交的认领，请另一位同事处理');
    const changes = { state: claimMachine.next(claim.state, event), reason, openKey: null, decidedAt: now(), decidedBy: actor.personId };
    const { affected } = await tx.update(Claim, { id: claimId, state: claim.state }, changes);
    if (affected !== 1) throw new ConcurrentChange('这个认领刚被另一位同事处理', { claimId });
    return Object.assign(new Claim(), claim, changes);
  }

  private async isBeingGuessed(tx: EntityManager, uscc: string, at: Date): Promise<boolean> {
    const since = MoreThan(new Date(at.getTime() - unprovenMs));
    return (await tx.countBy(Claim, { uscc, madeAt: since, state: Not('approved') })) >= unprovenMax;
  }

  /** Conditional: of two people who prove the same firm at once, one gets it and the other waits for a person. */
  private async take(tx: EntityManager, enterpriseId: string, personId: string, identityIndex: string): Promise<boolean> {
    const { affected } = await tx.update(Enterprise, { id: enterpriseId, claimedBy: IsNull(), identityIndex }, { claimedBy: personId });
    return affected === 1;
  }

  private async grant(tx: EntityManager, actor: Actor, claim: Claim, enterpriseId: string): Promise<void> {
    if (await this.identity.hasMembership(tx, claim.personId, enterpriseId)) return;
    const position = { personId: claim.personId, partyKind: 'enterprise', partyId: enterpriseId, role: 'enterpriseOwner' } as const;
    const membershipId = await this.identity.grantMembership(tx, actor, position);
    await this.identity.adoptMembership(tx, claim.personId, membershipId);
    await recordEvidence(tx, actor, entries.claimApproved, { claimId: claim.id, enterpriseId, membershipId }, { subjectId: claim.id, enterpriseId });
  }

  private async knownOrVouched(tx: EntityManager, { uscc, enterpriseName, legalRepresentative }: Claim): Promise<string> {
    const known = await this.enterprises.findByUscc(uscc, tx);
    if (known) return known.id;
    try {
      return await this.enterprises.vouchFor(tx, { uscc, name: enterpriseName, legalRepresentative });
    } catch (error) {
      const meanwhile = isDuplicate(error) ? await this.enterprises.findByUscc(uscc, tx) : null;
      if (!meanwhile) throw error;
      return meanwhile.id;
    }
  }
}

const notFound = (): NotFound => new NotFound('没有这个认领，或者您无权查看');

/** A doubtful code passes only when a person has let exactly this code through. */
async function checkedCode(tx: EntityManager, raw: string): Promise<string> {
  const check = checkUscc(raw);
  if (check.kind === 'valid') return check.code;
  if (check.kind === 'doubtful' && (await tx.existsBy(UsccException, { code: check.code }))) return check.code;
  throw invalidField('/body/uscc', `uscc.${check.kind}`, usccReasonText(check));
}

const openKeyOf = ({ personId }: Actor, { uscc, enterpriseName, legalRepresentative }: ClaimFields, identityIndex: string): string =>
  sha256(canonical([personId, uscc, comparable(enterpriseName), comparable(legalRepresentative), identityIndex]));

const tooManyClaims = (at: Date, day: string): TooMany =>
  new TooMany(`一天最多提交 ${claimsPerDayMax} 次认领，请明天再试`, Math.ceil((endOfChinaDay(day).getTime() - at.getTime()) / 1000));

async function insertClaim(tx: EntityManager, claim: Claim, openKey: string): Promise<void> {
  try {
    await tx.insert(Claim, claim);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const same = await tx.findOneBy(Claim, { openKey });
    if (same) throw new AlreadyDone(same.id);
    throw new ConcurrentChange('您同时提交了另一个认领，请稍后再试一次');
  }
}
