import { In, type EntityManager } from 'typeorm';
import { platform, type Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { isDuplicate, once, pageById, type Database, type OnceKey, type Page, type PageQuery } from '../../kernel/database/index.js';
import { Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { searchKey } from '../../kernel/pure/text.js';
import { checkUscc, usccReasonText } from '../../kernel/pure/uscc.js';
import { recordEvidence } from '../evidence/index.js';
import type { IdentityService, PartyBrief, RoleName } from '../identity/index.js';
import { Branch } from './branch.entity.js';
import { Organisation } from './organisation.entity.js';
import type { OrganisationKind } from './organisations.contract.js';
import { entries } from './organisations.evidence.js';

export interface NewOrganisation {
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly uscc?: string | undefined;
  readonly region: string;
}
export interface NewBranch {
  readonly name: string;
  readonly region?: string | undefined;
  readonly parentId?: string | undefined;
}
export interface OrganisationName {
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationKind;
  readonly region: string;
}
interface OfferedPosition {
  readonly role: RoleName;
  readonly branchId?: string | undefined;
  readonly regionScope?: string | undefined;
  readonly note?: string | undefined;
}

export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
  ) {}

  async create(tx: EntityManager, actor: Actor, fields: NewOrganisation, id = newId()): Promise<Organisation> {
    const organisation = Object.assign(new Organisation(), {
      id,
      kind: fields.kind,
      name: fields.name,
      searchName: searchKey(fields.name),
      shortName: fields.shortName,
      uscc: fields.uscc === undefined ? null : checkedUscc(fields.uscc),
      region: fields.region,
      createdAt: now(),
    });
    await unlessTaken(tx.insert(Organisation, organisation), '已有同名或同一代码的机构，请先在列表里查找');
    await recordEvidence(tx, actor, entries.created, { organisationId: id, kind: fields.kind }, { subjectId: id });
    return organisation;
  }

  onboard(actor: Actor, key: OnceKey, fields: NewOrganisation): Promise<Organisation> {
    return this.database.transaction(async (tx) => {
      const id = newId();
      await once(tx, key, id);
      return this.create(tx, actor, fields, id);
    });
  }

  async addBranch(tx: EntityManager, actor: Actor, organisationId: string, fields: NewBranch, id = newId()): Promise<Branch> {
    if (!(await tx.existsBy(Organisation, { id: organisationId }))) throw notFound();
    if (fields.parentId !== undefined && !(await tx.existsBy(Branch, { id: fields.parentId, organisationId }))) {
      throw invalidField('/body/parentId', 'unknown', '上级网点不在这家机构里');
    }
    const branch = Object.assign(new Branch(), {
      id,
      organisationId,
      name: fields.name,
      searchName: searchKey(fields.name),
      region: fields.region ?? null,
      parentId: fields.parentId ?? null,
      createdAt: now(),
    });
    await unlessTaken(tx.insert(Branch, branch), '这家机构已有同名的网点');
    await recordEvidence(tx, actor, entries.branchAdded, { organisationId, branchId: id }, { subjectId: organisationId });
    return branch;
  }

  openBranch(actor: Actor, key: OnceKey, organisationId: string, fields: NewBranch): Promise<Branch> {
    return this.database.transaction(async (tx) => {
      const id = newId();
      await once(tx, key, id);
      return this.addBranch(tx, actor, organisationId, fields, id);
    });
  }

  invite(actor: Actor, organisationId: string, offer: OfferedPosition) {
    return this.database.transaction(async (tx) => {
      const organisation = await tx.findOneBy(Organisation, { id: organisationId });
      if (!organisation) throw notFound();
      return this.identity.invite(tx, actor, { ...offer, partyKind: organisation.kind, partyId: organisation.id });
    });
  }

  find(id: string, db: EntityManager = this.database.read()): Promise<Organisation | null> {
    return db.findOneBy(Organisation, { id });
  }

  async page(query: PageQuery & { readonly kind?: OrganisationKind | undefined }): Promise<Page<Organisation>> {
    const builder = this.database.read().createQueryBuilder(Organisation, 'organisation');
    if (query.kind) builder.where('organisation.kind = :kind', { kind: query.kind });
    return pageById(builder, 'organisation', query);
  }

  listByKind(kind: OrganisationKind, db: EntityManager = this.database.read()): Promise<Organisation[]> {
    return db.find(Organisation, { where: { kind }, order: { id: 'ASC' } });
  }

  async banks(db?: EntityManager): Promise<Array<{ id: string; name: string }>> {
    return (await this.listByKind('bank', db)).map(({ id, name }) => ({ id, name }));
  }

  async nameOf(ids: readonly string[], db: EntityManager = this.database.read()): Promise<ReadonlyMap<string, OrganisationName>> {
    const rows = ids.length > 0 ? await db.findBy(Organisation, { id: In([...new Set(ids)]) }) : [];
    return new Map(rows.map(({ id, name, shortName, kind, region }) => [id, { name, shortName, kind, region }]));
  }

  async branchNames(ids: readonly string[], db: EntityManager = this.database.read()): Promise<ReadonlyMap<string, string>> {
    const rows = ids.length > 0 ? await db.findBy(Branch, { id: In([...new Set(ids)]) }) : [];
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async branchesOf(organisationIds: readonly string[], db: EntityManager = this.database.read()): Promise<ReadonlyMap<string, Branch[]>> {
    const rows =
      organisationIds.length > 0 ? await db.find(Branch, { where: { organisationId: In([...new Set(organisationIds)]) }, order: { id: 'ASC' } }) : [];
    const byOrganisation = new Map<string, Branch[]>();
    for (const row of rows) byOrganisation.set(row.organisationId, [...(byOrganisation.get(row.organisationId) ?? []), row]);
    return byOrganisation;
  }

  findBranch(id: string, db: EntityManager = this.database.read()): Promise<Branch | null> {
    return db.findOneBy(Branch, { id });
  }

  /** Answers identity's question about parties. */
  async partyBriefs(db: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PartyBrief>> {
    const names = await this.nameOf(ids, db);
    const branches = await this.branchesOf([...names.keys()], db);
    return new Map(
      [...names].map(([id, { name, kind, region }]) => [
        id,
        { name, kind, region, branches: new Map((branches.get(id) ?? []).map((branch) => [branch.id, branch.name])) },
      ]),
    );
  }

  /** The operator's organisation; made when there is none. */
  async ensureOperator(tx: EntityManager, name: string, region: string): Promise<Organisation> {
    const [operator] = await this.listByKind('operator', tx);
    return operator ?? this.create(tx, platform, { kind: 'operator', name, shortName: name.slice(0, 20), region });
  }
}

export const notFound = (): NotFound => new NotFound('没有这家机构，或者您无权查看');

function checkedUscc(raw: string): string {
  const check = checkUscc(raw);
  if (check.kind !== 'valid') throw invalidField('/body/uscc', `uscc.${check.kind}`, usccReasonText(check));
  return check.code;
}

async function unlessTaken(insert: Promise<unknown>, message: string): Promise<void> {
  try {
    await insert;
  } catch (error) {
    if (isDuplicate(error)) throw new Conflict(message);
    throw error;
  }
}
