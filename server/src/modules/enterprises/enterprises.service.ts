import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { inList, type Database } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { emit } from '../../kernel/events.js';
import { searchKey } from '../../kernel/pure/text.js';
import { sizeClass, type SizeClass } from '../../kernel/pure/size-class.js';
import { now } from '../../kernel/clock.js';
import type { PartyBrief } from '../identity/index.js';
import { Enterprise, type EnterpriseStatus } from './enterprise.entity.js';
import { enterpriseRegistered } from './enterprises.events.js';
import { registerRows, type RegistrationRow } from './registration.js';
import { unregisterFirms, type Unregistered } from './unregistering.js';
import { UsccException } from './uscc-exception.entity.js';

export interface EnterpriseBrief {
  readonly id: string;
  readonly uscc: string;
  readonly name: string;
  readonly legalRepresentative: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly status: EnterpriseStatus;
  readonly establishedOn: string | null;
  readonly registeredCapitalFen: bigint | null;
  readonly employees: number | null;
  readonly sizeClass: SizeClass;
  readonly registeredAsOf: Date | null;
}

export interface PublishedFigures {
  readonly year: string;
  readonly revenueFen: bigint | null;
  readonly assetsFen: bigint | null;
}

const idsMax = 1_000;

/** The firms themselves. Who acts for them is `ClaimsService`. */
export class EnterprisesService {
  constructor(private readonly database: Database) {}

  register(tx: EntityManager, rows: readonly RegistrationRow[]): Promise<{ created: number; changed: number }> {
    return registerRows(tx, rows);
  }

  /** What stood before a registration that was taken back, though it is older. */
  async registerAgain(tx: EntityManager, rows: readonly RegistrationRow[]): Promise<number> {
    return (await registerRows(tx, rows, true)).changed;
  }

  unregister(tx: EntityManager, ids: readonly string[], referred: ReadonlySet<string>): Promise<Unregistered> {
    return unregisterFirms(tx, ids, referred);
  }

  /** Turnover and assets as the firm has published them; null: none are. The class follows. */
  async takeFigures(tx: EntityManager, enterpriseId: string, figures: PublishedFigures | null): Promise<void> {
    const firm = await tx.findOneBy(Enterprise, { id: enterpriseId });
    if (!firm) return;
    const { year: figuresYear, revenueFen, assetsFen } = figures ?? { year: null, revenueFen: null, assetsFen: null };
    const size = sizeClass({ industryCode: firm.industry ?? '', employees: firm.employees, revenueFen, assetsFen });
    await tx.update(Enterprise, { id: enterpriseId }, { figuresYear, revenueFen, assetsFen, sizeClass: size });
  }

  /** A firm the register does not know yet, on a person's word after looking at its papers. */
  async vouchFor(
    tx: EntityManager,
    { uscc, name, legalRepresentative }: { uscc: string; name: string; legalRepresentative: string },
  ): Promise<string> {
    const before = await tx.findOneBy(Enterprise, { uscc, unregisteredAt: Not(IsNull()) });
    if (before) {
      const { affected } = await tx.update(
        Enterprise,
        { id: before.id, unregisteredAt: Not(IsNull()) },
        { name, searchName: searchKey(name), legalRepresentative, unregisteredAt: null },
      );
      if (affected === 1) await emit(tx, enterpriseRegistered, { enterpriseId: before.id, uscc });
      return before.id;
    }
    const id = newId();
    const unknown = { identityIndex: null, region: null, industry: null, registeredCapitalFen: null, establishedOn: null, employees: null };
    const figures = { revenueFen: null, assetsFen: null, figuresYear: null };
    const standing = {
      status: 'unknown',
      sizeClass: 'unknown',
      registeredAsOf: null,
      claimedBy: null,
      unregisteredAt: null,
      createdAt: now(),
    } as const;
    await tx.insert(Enterprise, { id, uscc, name, searchName: searchKey(name), legalRepresentative, ...unknown, ...figures, ...standing });
    await emit(tx, enterpriseRegistered, { enterpriseId: id, uscc });
    return id;
  }

  /** Registered ones. */
  async idsByUscc(db: EntityManager, usccs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const part of parts([...new Set(usccs)])) {
      const rows = (await db.query(`select id, uscc from enterprises where uscc in ${inList(part)} and unregistered_at is null`, part)) as Array<{
        id: string;
        uscc: string;
      }>;
      for (const { id, uscc } of rows) found.set(uscc, id);
    }
    return found;
  }

  async briefs(ids: readonly string[], db: EntityManager = this.database.read()): Promise<ReadonlyMap<string, EnterpriseBrief>> {
    const found = new Map<string, EnterpriseBrief>();
    for (const part of parts([...new Set(ids)])) {
      for (const row of await db.findBy(Enterprise, { id: In(part) })) found.set(row.id, briefOf(row));
    }
    return found;
  }

  find(id: string, db: EntityManager = this.database.read()): Promise<Enterprise | null> {
    return db.findOneBy(Enterprise, { id });
  }

  findByUscc(uscc: string, db: EntityManager = this.database.read()): Promise<Enterprise | null> {
    return db.findOneBy(Enterprise, { uscc, unregisteredAt: IsNull() });
  }

  async own(actor: Actor): Promise<Enterprise> {
    const enterprise = await this.find(actor.enterpriseId ?? '');
    if (!enterprise) throw new NotFound('没有这家企业，或者您无权查看');
    return enterprise;
  }

  /** Codes let through although their last character breaks the rule. There are only ever a few. */
  async exceptionalCodes(db: EntityManager = this.database.read()): Promise<ReadonlySet<string>> {
    return new Set((await db.find(UsccException, { select: { code: true } })).map(({ code }) => code));
  }

  /** Answers identity's question about parties. */
  async partyBriefs(db: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, PartyBrief>> {
    const briefs = await this.briefs(ids, db);
    return new Map([...briefs].map(([id, { name, region }]) => [id, { name, kind: 'enterprise' as const, region, branches: new Map() }]));
  }
}

const briefOf = (enterprise: Enterprise): EnterpriseBrief => ({
  id: enterprise.id,
  uscc: enterprise.uscc,
  name: enterprise.name,
  legalRepresentative: enterprise.legalRepresentative,
  region: enterprise.region,
  industry: enterprise.industry,
  status: enterprise.status,
  establishedOn: enterprise.establishedOn,
  registeredCapitalFen: enterprise.registeredCapitalFen,
  employees: enterprise.employees,
  sizeClass: enterprise.sizeClass,
  registeredAsOf: enterprise.registeredAsOf,
});

function* parts(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += idsMax) yield ids.slice(start, start + idsMax);
}
