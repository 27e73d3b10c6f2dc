import type { EntityManager } from 'typeorm';
import { canonical, sha256 } from '../src/kernel/crypto/index.js';
import { newId } from '../src/kernel/ids.js';
import { Consent } from '../src/modules/consents/consent.entity.js';
import { EvidenceEntry } from '../src/modules/evidence/index.js';
import type { Actor } from '../src/kernel/actor.js';
import { monthsBack } from '../src/kernel/pure/working-calendar.js';
import { getConsent, grantConsent, previewConsent, type ConsentView } from '../src/modules/consents/consents.contract.js';
import { listAccesses, type AccessView } from '../src/modules/consents/accesses.contract.js';
import { listProfileRecords, openProfile, readProfile, type ProfileView } from '../src/modules/profiles/profiles.contract.js';
import type { NewRequest } from '../src/modules/consents/index.js';
import type { App } from '../src/app.js';
import type { Firm, Person, World } from './world.js';

/** Someone as services see them. */
export async function actorOf(world: Pick<World, 'app'>, person: Person): Promise<Actor> {
  const actor = await world.app.identity.authenticate(person.token);
  if (!actor) throw new Error(`${person.name} is not signed in`);
  return actor;
}

export const taxItems: NewRequest['items'] = [
  { dataset: '05.01', months: 24, isRequired: true, reason: '看是否达到 B 级' },
  { dataset: '05.02', months: 24, isRequired: false, reason: '估算经营规模' },
];

/** What financing does when a firm begins an application. */
export async function askForConsent(
  world: Pick<World, 'app' | 'cast'>,
  firm: Firm & { readonly owner: Person },
  change: Partial<NewRequest> = {},
): Promise<{ requestId: string; applicationId: string }> {
  const actor = await actorOf(world, firm.owner);
  const applicationId = newId();
  const { requestId } = await world.app.database.transaction((tx) =>
    world.app.consents.request(tx, actor, {
      enterpriseId: firm.id,
      receiverId: world.cast.riverBank.id,
      receiverBranchId: world.cast.riverBank.branchId,
      purpose: 'loanReview',
      applicationId,
      applicationReference: 'SQ-2026-118204',
      items: taxItems,
      readers: '客户经理与审批人',
      ...change,
    }),
  );
  return { requestId, applicationId: change.applicationId ?? applicationId };
}

export const everything = { items: taxItems.map(({ dataset, months }) => ({ dataset, months })), includesPersonal: false, validDays: 30, uses: 3 };

/** Reads the notice and grants exactly what it says. */
export async function grant(world: Pick<World, 'as'>, owner: Person, requestId: string, wish: Partial<typeof everything> = {}): Promise<ConsentView> {
  const body = { ...everything, ...wish };
  const { digest } = (await world.as(owner).post(previewConsent, { params: { requestId }, body }).expect(200)).body as { digest: string };
  return (
    await world
      .as(owner)
      .post(grantConsent, { params: { requestId }, body: { ...body, noticeDigest: digest } })
      .expect(201)
  ).body as ConsentView;
}

/** A live consent of the firm to 江澄农商行 for a new application. */
export async function consented(
  world: World,
  firm: Firm & { readonly owner: Person },
  wish: Partial<typeof everything> = {},
): Promise<{ consent: ConsentView; applicationId: string }> {
  const { requestId, applicationId } = await askForConsent(world, firm);
  return { consent: await grant(world, firm.owner, requestId, wish), applicationId };
}

interface Rows {
  readonly dataset: string;
  readonly rows: ReadonlyArray<{
    readonly period: string;
    readonly naturalKey: string;
    readonly body: Record<string, string | number | null>;
    readonly disclosure?: 'public' | 'onConsent' | 'governmentOnly';
  }>;
}

export async function load(app: App, firm: Firm, { dataset, rows }: Rows): Promise<void> {
  const { disclosure, version } = await app.catalogue.definition(dataset);
  await app.database.transaction((tx) =>
    app.records.load(tx, { dataset, version, batchId: newId(), rows: rows.map((row) => ({ disclosure, ...row, enterpriseId: firm.id })) }),
  );
}

/** Registration, two yearly grades, and tax of 1,000 yuan a month (1,100 in the last twelve), two kinds each, for the 24 months to `lastMonth`. */
export async function loadFile(app: App, firm: Firm, lastMonth = '2026-10'): Promise<void> {
  await load(app, firm, {
    dataset: '01.01',
    rows: [
      {
        period: '-',
        naturalKey: '',
        body: {
          uscc: firm.uscc,
          name: firm.name,
          legalRepresentative: firm.legalRepresentative,
          identityNumber: firm.identityNumber,
          region: '990102',
          industry: 'C34',
          registeredCapital: '500000.00',
          establishedOn: '2017-03-01',
          status: 'operating',
          employees: 40,
        },
      },
    ],
  });
  await load(app, firm, {
    dataset: '05.01',
    rows: [
      { period: '2024', naturalKey: '', body: { uscc: firm.uscc, year: '2024', grade: 'B' } },
      { period: '2025', naturalKey: '', body: { uscc: firm.uscc, year: '2025', grade: 'A' } },
    ],
  });
  const months = Array.from({ length: 24 }, (_, back) => monthsBack(lastMonth, back));
  await load(app, firm, {
    dataset: '05.02',
    rows: months.flatMap((month, back): Array<Rows['rows'][number]> => [
      {
        period: month,
        naturalKey: 'vat',
        body: { uscc: firm.uscc, month, taxType: 'vat', paid: back < 12 ? '800.00' : '700.00', paidOn: `${month}-15`, sales: '20000.00' },
      },
      { period: month, naturalKey: 'incomeTax', body: { uscc: firm.uscc, month, taxType: 'incomeTax', paid: '300.00', sales: '20000.00' } },
    ]),
  });
}

export type OwnedFirm = Firm & { readonly owner: Person };

/** What a customer manager of 江澄农商行 presses, and what the firm sees of it. */
export function bankDesk(w: World) {
  let firms = 0;
  const manager = (): Person => w.cast.riverBank.customerManager;
  const open = (person: Person, enterpriseId: string, applicationId: string) =>
    w.as(person).post(openProfile, { params: { enterpriseId }, body: { applicationId } });
  const accessesOf = async (owner: Person): Promise<AccessView[]> =>
    ((await w.as(owner).get(listAccesses, {}).expect(200)).body as { items: AccessView[] }).items;
  return {
    manager,
    open,
    accessesOf,
    /** A firm of its own for each story, so that one story's list of looks is not the next one's. */
    async firmWithFile(lastMonth?: string): Promise<OwnedFirm> {
      firms += 1;
      const firm = await w.newFirm(`江澄市第${firms}精密有限公司`, '990102');
      await loadFile(w.app, firm, lastMonth);
      await w.settle();
      return { ...firm, owner: await w.newPerson({ kind: 'enterprise', id: firm.id }, 'enterpriseOwner', '李梅') };
    },
    page: (person: Person, enterpriseId: string, accessId: string) => w.as(person).get(readProfile, { params: { enterpriseId, accessId } }),
    records: (person: Person, enterpriseId: string, accessId: string, dataset: string) =>
      w.as(person).get(listProfileRecords, { params: { enterpriseId, accessId }, query: { dataset } }),
    opened: async (firm: OwnedFirm, applicationId: string): Promise<ProfileView> =>
      (await open(manager(), firm.id, applicationId).expect(201)).body as ProfileView,
    /** Outcome and reason of every look and attempt, newest first. */
    looks: async (owner: Person): Promise<Array<[string, string | null]>> =>
      (await accessesOf(owner)).map(({ outcome, reason }) => [outcome, reason]),
    usesOf: async (owner: Person, consentId: string): Promise<number> =>
      ((await w.as(owner).get(getConsent, { params: { consentId } }).expect(200)).body as { uses: number }).uses,
  };
}

/** As many consents like one that was granted as a race needs, each with the document and the entry that belong to it. */
export async function copiesOf(
  tx: EntityManager,
  like: Consent,
  count: number,
  change: (index: number) => Partial<Pick<Consent, 'purpose' | 'applicationId' | 'loanId'>>,
): Promise<Consent[]> {
  const entry = await tx.findOneByOrFail(EvidenceEntry, { id: like.entryId });
  const copies = Array.from({ length: count }, (_, index): { consent: Consent; entry: EvidenceEntry } => {
    const id = newId();
    const changed = { ...like, id, requestId: newId(), ...change(index) };
    const document = canonical({
      ...(JSON.parse(like.document) as object),
      id,
      request: changed.requestId,
      purpose: changed.purpose,
      application: changed.applicationId === null ? null : { id: changed.applicationId, reference: changed.applicationReference },
      loan: changed.loanId === null ? null : { id: changed.loanId, reference: changed.loanReference },
    });
    const digest = sha256(document);
    const granted = JSON.parse(entry.document) as { data: object };
    const entryId = newId();
    const entryText = canonical({ ...granted, id: entryId, subject: id, data: { ...granted.data, consent: id, digest } });
    const entryDigest = sha256(entryText);
    return {
      consent: Object.assign(new Consent(), changed, { document, digest, entryId, entryDigest }),
      entry: Object.assign(new EvidenceEntry(), entry, { id: entryId, subjectId: id, document: entryText, digest: entryDigest }),
    };
  });
  await tx.insert(
    EvidenceEntry,
    copies.map((copy) => copy.entry),
  );
  await tx.insert(
    Consent,
    copies.map(({ consent }) => consent),
  );
  return copies.map(({ consent }) => consent);
}
