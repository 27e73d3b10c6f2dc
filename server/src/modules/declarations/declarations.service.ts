import type { EntityManager, FindOptionsWhere } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Sealing } from '../../kernel/crypto/index.js';
import { isDuplicate, lockRow, once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { ConcurrentChange, Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { chinaDate, chinaMonth } from '../../kernel/pure/working-calendar.js';
import type { CatalogueService, VersionedDataset } from '../catalogue/index.js';
import type { EnterpriseBrief, EnterprisesService } from '../enterprises/index.js';
import { recordEvidence } from '../evidence/index.js';
import type { IdentityService } from '../identity/index.js';
import type { RecordsService } from '../records/index.js';
import { cellsIn, sealedCells, type Cells } from './cells.js';
import { checkedValues } from './checking.js';
import { commitmentAt } from './commitments.js';
import { Declaration } from './declaration.entity.js';
import { declarationMachine } from './declaration.machine.js';
import type { DeclarationState } from './declarations.contract.js';
import { entries } from './declarations.evidence.js';
import { digestOf, loadDeclared, placeOf, takeBack, type Place } from './loading.js';

export interface DeclarationsNeighbours {
  readonly identity: Pick<IdentityService, 'namesOf'>;
  readonly enterprises: Pick<EnterprisesService, 'briefs' | 'exceptionalCodes'>;
  readonly catalogue: Pick<CatalogueService, 'definition' | 'definitionAt' | 'all'>;
  readonly records: Pick<RecordsService, 'load'>;
  readonly sealing: Sealing;
  /** Who takes the commitments in. */
  readonly operatorName: string;
}

const draftsMax = 20;
const visibleTo = (actor: Actor): FindOptionsWhere<Declaration> => ({ enterpriseId: actor.enterpriseId ?? '' });

export class DeclarationsService {
  constructor(
    private readonly database: Database,
    readonly neighbours: DeclarationsNeighbours,
  ) {}

  /** What the catalogue marks as declared by the firm itself. */
  async openDatasets(): Promise<VersionedDataset[]> {
    return (await this.neighbours.catalogue.all()).filter(({ sharingMode }) => sharingMode === 'selfDeclared');
  }

  page(
    actor: Actor,
    query: PageQuery & { readonly state?: DeclarationState | undefined; readonly dataset?: string | undefined },
  ): Promise<Page<Declaration>> {
    const builder = this.database
      .read()
      .createQueryBuilder(Declaration, 'declaration')
      .where({ ...visibleTo(actor), ...(query.state && { state: query.state }), ...(query.dataset && { dataset: query.dataset }) });
    return pageById(builder, 'declaration', query);
  }

  async find(actor: Actor, id: string): Promise<Declaration> {
    return visible(await this.database.read().findOneBy(Declaration, { id, ...visibleTo(actor) }));
  }

  /** Empty, or an amendment that begins with what was accepted. */
  async start(
    actor: Actor,
    key: OnceKey,
    wish: { readonly dataset: string; readonly cells: Cells; readonly replaces?: string | undefined },
  ): Promise<Declaration> {
    const dataset = await this.requireOpen(wish.dataset);
    const id = newId();
    await this.database.transaction(async (tx) => {
      await once(tx, key, id);
      const drafts = await tx.countBy(Declaration, { ...visibleTo(actor), state: 'draft' });
      if (drafts >= draftsMax) throw new Conflict(`已经有 ${drafts} 份草稿，请先提交或删除`);
      const amended = wish.replaces === undefined ? null : await this.amendable(tx, actor, wish.replaces, dataset.code);
      const instant = now();
      await tx.insert(Declaration, {
        ...blank,
        id,
        enterpriseId: actor.enterpriseId ?? '',
        reference: `ZB-${chinaMonth(instant).replace('-', '')}-${id.slice(-8)}`,
        dataset: dataset.code,
        state: 'draft',
        revision: 0,
        cells: amended && Object.keys(wish.cells).length === 0 ? amended.cells : sealedCells(this.neighbours.sealing, wish.cells),
        replaces: amended?.id ?? null,
        createdAt: instant,
        createdBy: actor.personId,
        savedAt: instant,
      });
    });
    return this.find(actor, id);
  }

  async save(actor: Actor, id: string, cells: Cells, revision: number): Promise<Declaration> {
    await this.database.transaction(async (tx) => {
      const declaration = await this.draft(tx, actor, id, revision);
      await tx.update(
        Declaration,
        { id: declaration.id },
        { cells: sealedCells(this.neighbours.sealing, cells), revision: revision + 1, savedAt: now() },
      );
    });
    return this.find(actor, id);
  }

  async discard(actor: Actor, id: string): Promise<Declaration> {
    await this.database.transaction(async (tx) => {
      const declaration = visible(await lockRow(tx, Declaration, { id, ...visibleTo(actor) }));
      const state = declarationMachine.next(declaration.state, 'discard');
      await tx.update(Declaration, { id }, { state, endedAt: now(), endedBy: actor.personId });
    });
    return this.find(actor, id);
  }

  /** The same rules as at the submission, before anything is signed. */
  async check(actor: Actor, id: string): Promise<Declaration> {
    const [declaration, enterprise] = [await this.find(actor, id), await this.ownEnterprise(actor)];
    if (declaration.state !== 'draft') throw new Conflict('这一份已经提交或作废，不能再改');
    const dataset = await this.requireOpen(declaration.dataset);
    const exceptional = await this.neighbours.enterprises.exceptionalCodes();
    checkedValues(dataset, cellsIn(this.neighbours.sealing, declaration.cells), enterprise.uscc, exceptional);
    return declaration;
  }

  /** Signed, checked and taken in one transaction: either it stands with its commitment on the record, or nothing has happened. */
  async submit(
    actor: Actor,
    id: string,
    signed: { readonly revision: number; readonly commitmentVersion: number; readonly commitmentDigest: string },
  ): Promise<Declaration> {
    const { enterprises } = this.neighbours;
    const enterprise = await this.ownEnterprise(actor);
    const exceptional = await enterprises.exceptionalCodes();
    const instant = now();
    const commitment = commitmentAt(chinaDate(instant));
    if (signed.commitmentVersion !== commitment.version || signed.commitmentDigest !== commitment.digest)
      throw new Conflict('承诺书已经更新，请看过新的一版再签');
    try {
      await this.database.transaction(async (tx) => {
        const declaration = await this.draft(tx, actor, id, signed.revision);
        const dataset = await this.requireOpen(declaration.dataset);
        const values = checkedValues(dataset, cellsIn(this.neighbours.sealing, declaration.cells), enterprise.uscc, exceptional);
        const place = placeOf(enterprise.id, dataset, values);
        const earlier = await this.makeWay(tx, actor, declaration, place);
        const valuesDigest = digestOf(this.neighbours.sealing, dataset, values);
        const { version: commitmentVersion, digest: commitmentDigest } = commitment;
        const about = {
          declarationId: id,
          dataset: dataset.code,
          datasetVersion: dataset.version,
          valuesDigest,
          commitmentVersion,
          commitmentDigest,
        };
        const entry = await recordEvidence(
          tx,
          actor,
          entries.submitted,
          { ...about, replaces: earlier?.id ?? null },
          { enterpriseId: enterprise.id, subjectId: id },
        );
        const loadId = newId();
        const submitted = declarationMachine.next(declaration.state, 'submit');
        await tx.update(
          Declaration,
          { id },
          {
            ...{ valuesDigest, commitmentVersion, commitmentDigest, loadId },
            state: declarationMachine.next(submitted, 'accept'),
            datasetVersion: dataset.version,
            period: place.period,
            replaces: earlier?.id ?? null,
            evidenceId: entry.id,
            submittedAt: instant,
            submittedBy: actor.personId,
            acceptedAt: instant,
            standingKey: place.standingKey,
          },
        );
        await loadDeclared(tx, this.neighbours, { declaration, dataset, values, place, loadId, commitment, earlier, on: chinaDate(instant) });
      });
    } catch (error) {
      if (isDuplicate(error)) throw new ConcurrentChange('这一期刚刚由别人申报过，请刷新再看');
      throw error;
    }
    return this.find(actor, id);
  }

  /** It no longer counts; what was declared, under which commitment, and when it was taken back stays. */
  async withdraw(actor: Actor, id: string, reason: string): Promise<Declaration> {
    await this.database.transaction(async (tx) => {
      const declaration = visible(await lockRow(tx, Declaration, { id, ...visibleTo(actor) }));
      const state = declarationMachine.next(declaration.state, 'withdraw');
      await tx.update(Declaration, { id }, { state, endedAt: now(), endedBy: actor.personId, endReason: reason, standingKey: null });
      await takeBack(tx, this.neighbours, declaration, reason);
      const about = { declarationId: id, dataset: declaration.dataset, valuesDigest: declaration.valuesDigest ?? '' };
      await recordEvidence(tx, actor, entries.withdrawn, about, { enterpriseId: declaration.enterpriseId, subjectId: id });
    });
    return this.find(actor, id);
  }

  private async draft(tx: EntityManager, actor: Actor, id: string, revision: number): Promise<Declaration> {
    const declaration = visible(await lockRow(tx, Declaration, { id, ...visibleTo(actor) }));
    if (declaration.state !== 'draft') throw new Conflict('这一份已经提交或作废，不能再改');
    if (declaration.revision !== revision) throw new ConcurrentChange('这份草稿在别处改过，请刷新再看');
    return declaration;
  }

  private async amendable(tx: EntityManager, actor: Actor, id: string, dataset: string): Promise<Declaration> {
    const amended = visible(await lockRow(tx, Declaration, { id, dataset, ...visibleTo(actor) }));
    if (amended.state !== 'accepted') throw new Conflict('只有已生效的申报可以修改');
    return amended;
  }

  /** The declaration that this one amends gives up its place; a place that another one holds is not taken. */
  private async makeWay(tx: EntityManager, actor: Actor, declaration: Declaration, place: Place): Promise<Declaration | null> {
    const earlier = declaration.replaces === null ? null : await lockRow(tx, Declaration, { id: declaration.replaces, ...visibleTo(actor) });
    const standing = await tx.findOneBy(Declaration, { standingKey: place.standingKey });
    if (standing && standing.id !== earlier?.id) throw new Conflict('这一期已经申报过，请在那一份上修改', { declarationId: standing.id });
    if (earlier?.state !== 'accepted') return null;
    const state = declarationMachine.next(earlier.state, 'supersede');
    await tx.update(Declaration, { id: earlier.id }, { state, endedAt: now(), endedBy: actor.personId, standingKey: null });
    return earlier;
  }

  private async requireOpen(code: string): Promise<VersionedDataset> {
    const dataset = (await this.openDatasets()).find((one) => one.code === code);
    if (!dataset) throw invalidField('/body/dataset', 'notOpen', '这一项不由企业自己申报');
    return dataset;
  }

  private async ownEnterprise(actor: Actor): Promise<EnterpriseBrief> {
    const enterprise = (await this.neighbours.enterprises.briefs([actor.enterpriseId ?? ''])).get(actor.enterpriseId ?? '');
    if (!enterprise) throw new NotFound('没有这家企业');
    if (enterprise.status === 'revoked' || enterprise.status === 'deregistered') throw new Conflict('企业已注销或吊销，不能再申报');
    return enterprise;
  }
}

const blank = {
  datasetVersion: null,
  period: null,
  replaces: null,
  valuesDigest: null,
  commitmentVersion: null,
  commitmentDigest: null,
  loadId: null,
  evidenceId: null,
  submittedAt: null,
  submittedBy: null,
  acceptedAt: null,
  endedAt: null,
  endedBy: null,
  endReason: null,
  standingKey: null,
} as const;

function visible(declaration: Declaration | null): Declaration {
  if (!declaration) throw new NotFound('没有这份申报，或者您无权查看');
  return declaration;
}
