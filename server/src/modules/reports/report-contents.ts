import type { Actor } from '../../kernel/actor.js';
import type { OpenConsent } from '../consents/index.js';
import { profileView, type ProfileView } from '../profiles/profiles.contract.js';
import type { RecordView } from '../records/records.contract.js';
import type { RecordGroup, ReportContent } from './report-content.js';
import type { Neighbours } from './reports.neighbours.js';

const registration = '01.01';
/** Newest rows of each dataset that a report prints. */
const rowsMax = 20;
const pageRows = 200;

/** Collects what a report says, from the same answers that its reader gets on screen. */
export class ReportContents {
  constructor(private readonly neighbours: Pick<Neighbours, 'profiles' | 'records' | 'consents' | 'catalogue'>) {}

  async under(actor: Actor, open: OpenConsent): Promise<ReportContent> {
    const { profiles, records, consents } = this.neighbours;
    // Parsed: what the contract of the screen does not name, paper does not get either.
    const profile = profileView.parse(await profiles.present(open));
    const consent = await consents.find(actor, open.consentId);
    const charted = new Set([registration, ...profile.series.map(({ dataset }) => dataset)]);
    const groups: RecordGroup[] = [];
    for (const { dataset, rows } of profile.recordCounts) {
      if (rows === 0 || charted.has(dataset)) continue;
      const { items } = await records.recordsUnder(open, { dataset, limit: rowsMax });
      const group = groupOf(items, rows);
      if (group) groups.push(group);
    }
    return {
      ...partsOf(profile),
      identity: profile.identity,
      findings: profile.findings,
      records: groups,
      consent: { ...profile.consent, digest: consent.digest, reference: consent.applicationReference, includesPersonal: open.includesPersonal },
    };
  }

  async own(actor: Actor): Promise<ReportContent> {
    const profile = await this.neighbours.profiles.own(actor);
    const parts = partsOf(profile as Pick<ProfileView, 'indicators' | 'issuedGrades' | 'score' | 'series'>);
    const charted = new Set([registration, ...parts.series.map(({ dataset }) => dataset)]);
    const byDataset = new Map<string, RecordView[]>();
    for await (const record of this.ownRecords(actor)) {
      const rows = byDataset.get(record.dataset) ?? [];
      byDataset.set(record.dataset, [...rows, record]);
    }
    const groups = [...byDataset].filter(([dataset]) => !charted.has(dataset)).flatMap(([, rows]) => groupOf(rows, rows.length) ?? []);
    return { ...parts, identity: profile.identity as ProfileView['identity'], findings: null, records: groups, consent: null };
  }

  /** All of a firm's own records, page by page. */
  async *ownRecords(actor: Actor): AsyncGenerator<RecordView> {
    let cursor: string | undefined;
    do {
      const page = await this.neighbours.records.ownRecords(actor, { limit: pageRows, ...(cursor !== undefined && { cursor }) });
      yield* page.items;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}

const partsOf = ({ indicators, issuedGrades, score, series }: Pick<ProfileView, 'indicators' | 'issuedGrades' | 'score' | 'series'>) => ({
  indicators,
  issuedGrades,
  score,
  series,
});

function groupOf(rows: readonly RecordView[], total: number): RecordGroup | null {
  const [first] = rows;
  return first ? { dataset: first.dataset, title: first.title, sourceName: first.sourceName, rows: rows.slice(0, rowsMax), total } : null;
}
