import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/errors.js';
import type { DatasetDefinition } from '../catalogue/catalogue.contract.js';
import type { Access } from './access.entity.js';
import type { accessView } from './accesses.contract.js';
import type { Consent } from './consent.entity.js';
import type * as contracts from './consents.contract.js';
import { consentMoves, requestMoves } from './consents.policy.js';
import { monthsChoices, type OfferedItem } from './narrowing.pure.js';
import type { NoticeParties } from './notice.pure.js';
import type { PeriodUnit } from './range.pure.js';
import type { ConsentRequest } from './request.entity.js';
import { SignerRule } from './signature.entity.js';
import { signaturesOf, slotOf, type Members } from './signers.js';
import { boundsOf } from './templates.js';

/** What this module asks of the ones below it. */
export interface Neighbours {
  readonly enterprises: {
    briefs(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string; readonly uscc: string }>>;
  };
  readonly organisations: {
    nameOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>>;
    branchNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  readonly people: Members;
  readonly catalogue: { definition(code: string): Promise<DatasetDefinition> };
}

type ConsentView = z.input<typeof contracts.consentView>;
type RequestView = z.input<typeof contracts.consentRequestView>;
type AccessView = z.input<typeof accessView>;
interface Parties {
  readonly enterpriseId: string;
  readonly receiverId: string;
  readonly receiverBranchId: string | null;
}

const roleTitles: Readonly<Record<string, string>> = {
  bankAdmin: '银行管理员',
  productManager: '产品经理',
  customerManager: '客户经理',
  approver: '审批人',
};
const personalPart = {
  title: '同意查看法定代表人的姓名和任职',
  detail: '不含身份证号码、手机号和家庭信息。请先征得法定代表人本人同意；不同意不影响提交。',
};
const hidden = { name: '没有授权的企业', uscc: '' };

/** Rows as people read them: names of parties, people and datasets come from the modules below. */
export class ConsentViews {
  constructor(private readonly neighbours: Neighbours) {}

  async consents(manager: EntityManager, actor: Actor, rows: readonly Consent[]): Promise<ConsentView[]> {
    const instant = now();
    const signatures = await signaturesOf(
      manager,
      rows.map(({ id }) => id),
    );
    const names = await this.namesFor(rows, [
      ...rows.map(({ grantedBy }) => grantedBy),
      ...[...signatures.values()].flatMap((asked) => asked.map(({ personId }) => personId)),
    ]);
    const datasets = await this.datasets(rows.flatMap(({ items }) => items.map(({ dataset }) => dataset)));
    return rows.map((row) => ({
      id: row.id,
      state: row.stateAt(instant),
      enterprise: names.enterprise(row.enterpriseId),
      receiver: names.receiver(row),
      purpose: row.purpose,
      applicationId: row.applicationId,
      applicationReference: row.applicationReference,
      loanId: row.loanId,
      loanReference: row.loanReference,
      requestId: row.requestId,
      items: row.items.map(({ dataset, from, to, months }) => ({ dataset, ...titled(datasets, dataset), from, to, months })),
      includesPersonal: row.includesPersonal,
      uses: row.uses,
      usesMax: row.usesMax,
      grantedAt: row.grantedAt.toISOString(),
      grantedBy: names.person(row.grantedBy),
      expiresAt: row.expiresAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      lastAccessAt: row.lastAccessAt?.toISOString() ?? null,
      digest: row.digest,
      signatures: (signatures.get(row.id) ?? []).map(({ role, personId, outcome, signedAt }) => ({
        role,
        name: names.person(personId),
        outcome,
        at: signedAt?.toISOString() ?? null,
      })),
      signBy: row.signBy?.toISOString() ?? null,
      can: consentMoves(actor, row, signatures.get(row.id) ?? [], instant),
    }));
  }

  async requests(manager: EntityManager, actor: Actor, rows: readonly ConsentRequest[]): Promise<RequestView[]> {
    const instant = now();
    const bounds = await boundsOf(manager);
    // Who else signs is the firm's own business.
    const rule = actor.enterpriseId ? await manager.findOneBy(SignerRule, { holds: slotOf(actor.enterpriseId, 'inForce') }) : null;
    const names = await this.namesFor(rows, rule?.signers.map(({ personId }) => personId) ?? []);
    return Promise.all(
      rows.map(async (row) => {
        const template = bounds(row, instant);
        return {
          id: row.id,
          state: row.stateAt(instant),
          enterprise: names.enterprise(row.enterpriseId),
          receiver: names.receiver(row),
          readers: row.readers,
          purpose: row.purpose,
          applicationId: row.applicationId,
          applicationReference: row.applicationReference,
          loanId: row.loanId,
          loanReference: row.loanReference,
          items: (await this.offered(manager, row)).map(({ unit, ...item }) => ({ ...item, monthsChoices: monthsChoices(unit, item.monthsMax) })),
          personalPart: template.offersPersonal ? personalPart : null,
          validDaysChoices: [...template.validDaysChoices],
          usesChoices: [...template.usesChoices],
          requestedAt: row.requestedAt.toISOString(),
          lapsesAt: row.lapsesAt.toISOString(),
          consentId: row.consentId,
          furtherSigners: (rule?.signers ?? [])
            .filter(({ personId }) => personId !== actor.personId)
            .map(({ role, personId }) => ({ role, name: names.person(personId) })),
          can: requestMoves(actor, row, instant),
        };
      }),
    );
  }

  async accesses(actor: Actor, rows: readonly Access[]): Promise<AccessView[]> {
    const names = await this.namesFor(
      rows,
      rows.map(({ personId }) => personId),
    );
    const datasets = await this.datasets(rows.flatMap((row) => row.datasets));
    return rows.map((row) => {
      // A receiver that tried an id it has nothing to do with must not learn from the list of its own attempts whose it is.
      const isStranger = actor.enterpriseId === undefined && row.consentId === null && row.applicationId === null;
      return {
        id: row.id,
        at: row.at.toISOString(),
        outcome: row.outcome,
        reason: row.reason,
        enterprise: isStranger ? { id: row.enterpriseId, ...hidden } : names.enterprise(row.enterpriseId),
        receiver: names.receiver(row),
        personId: row.personId,
        personName: names.person(row.personId),
        roleName: roleTitles[row.role] ?? row.role,
        purpose: row.purpose,
        applicationId: row.applicationId,
        applicationReference: row.applicationReference,
        loanReference: row.loanReference,
        consentId: row.consentId,
        datasets: row.datasets.map((dataset) => ({ dataset, title: titled(datasets, dataset).title })),
        use: row.useNumber,
        usesMax: row.usesMax,
      };
    });
  }

  /** Asking for what nobody holds, or what only public bodies share, is a mistake of the caller. No read of the database: the catalogue is in memory. */
  async requireOfferable(codes: readonly string[]): Promise<void> {
    for (const [index, code] of codes.entries()) {
      const definition = await this.neighbours.catalogue.definition(code).catch(() => null);
      if (!definition || definition.disclosure === 'governmentOnly')
        throw invalidField(`/body/items/${index}/dataset`, 'not_offered', '这一项数据不能通过授权提供');
    }
  }

  /** What was asked for, with its words, cut to what bounds the answer. */
  async offered(manager: EntityManager, request: ConsentRequest): Promise<OfferedItem[]> {
    const { monthsMax } = (await boundsOf(manager))(request, now());
    const datasets = await this.datasets(request.items.map(({ dataset }) => dataset));
    // What only public bodies share among themselves cannot be consented to.
    const offered = request.items.filter(({ dataset }) => datasets.get(dataset)?.disclosure !== 'governmentOnly');
    return offered.map(({ dataset, months, isRequired, reason }) => {
      const unit = unitOf(datasets.get(dataset));
      return {
        dataset,
        ...titled(datasets, dataset),
        reason,
        isRequired,
        unit,
        monthsMax: unit === 'none' ? null : Math.min(months ?? monthsMax, monthsMax),
      };
    });
  }

  async noticeParties(request: ConsentRequest): Promise<NoticeParties> {
    const names = await this.namesFor([request], []);
    return {
      enterprise: names.enterprise(request.enterpriseId),
      receiver: names.receiver(request),
      purpose: request.purpose,
      reference: request.applicationReference ?? request.loanReference,
    };
  }

  async datasets(codes: readonly string[]): Promise<ReadonlyMap<string, DatasetDefinition>> {
    const distinct = [...new Set(codes)];
    return new Map(await Promise.all(distinct.map(async (code) => [code, await this.neighbours.catalogue.definition(code)] as const)));
  }

  private async namesFor(rows: readonly Parties[], personIds: readonly string[]) {
    const { enterprises: firms, organisations: houses, people: persons } = this.neighbours;
    const enterprises = await named(
      rows.map((row) => row.enterpriseId),
      (ids) => firms.briefs(ids),
    );
    const organisations = await named(
      rows.map((row) => row.receiverId),
      (ids) => houses.nameOf(ids),
    );
    const branches = await named(
      rows.flatMap((row) => row.receiverBranchId ?? []),
      (ids) => houses.branchNames(ids),
    );
    const people = await named(personIds, (ids) => persons.namesOf(ids));
    return {
      enterprise: (id: string) => ({ id, name: enterprises.get(id)?.name ?? id, uscc: enterprises.get(id)?.uscc ?? '' }),
      receiver: (row: Parties) => ({
        id: row.receiverId,
        name: organisations.get(row.receiverId)?.name ?? row.receiverId,
        branchName: row.receiverBranchId === null ? null : (branches.get(row.receiverBranchId) ?? null),
      }),
      person: (id: string) => people.get(id)?.name ?? id,
    };
  }
}

export async function named<T>(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<string, T>> {
  return ids.length === 0 ? new Map<string, T>() : ask([...new Set(ids)]);
}

export const titled = (datasets: ReadonlyMap<string, DatasetDefinition>, code: string): { title: string; sourceName: string } => ({
  title: datasets.get(code)?.title ?? code,
  sourceName: datasets.get(code)?.sourceName ?? '',
});

function unitOf(definition: DatasetDefinition | undefined): PeriodUnit {
  if (!definition || definition.periodField === null) return 'none';
  return definition.fields.find(({ name }) => name === definition.periodField)?.type === 'year' ? 'year' : 'month';
}
