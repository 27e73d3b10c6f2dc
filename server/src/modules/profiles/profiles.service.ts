import { In, MoreThan, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database, Page, PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { CatalogueService, DatasetDefinition } from '../catalogue/index.js';
import { requireOpen, type OpenConsent } from '../consents/index.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import type { RecordView } from '../records/records.contract.js';
import type { RecordsService, StoredRecord } from '../records/index.js';
import { describe } from './describe.pure.js';
import { factsFor, type FactValues } from './facts.js';
import { allFigures, figuresToday, figuresWithin, type StoredFigures } from './figures.pure.js';
import { findingsOf } from './findings.pure.js';
import { arrivedRows } from './freshness.pure.js';
import { indicatorByCode, indicatorDatasets, indicators } from './indicators.js';
import type { IndicatorDefinitionView } from './indicators.contract.js';
import { Peers } from './peers.js';
import { Profile } from './profile.entity.js';
import type { FactView, ownProfileView, profileView } from './profiles.contract.js';
import { consentOf, presentGrades, presentIdentity, presentIndicators, presentScore, sourceNameOf, type Datasets } from './profiles.views.js';
import { recentOf } from './recent.pure.js';
import { rebuildSome, refreshFirms, rollOver } from './refreshing.js';
import { seriesDatasets, seriesOf, taxSeriesOf } from './series.pure.js';
import { toldBy } from './silence.pure.js';
import { isVisible, rangeIn } from './visibility.pure.js';

type ProfileView = z.input<typeof profileView>;
type OwnProfileView = z.input<typeof ownProfileView>;
interface Neighbours {
  readonly enterprises: { briefs(ids: readonly string[]): Promise<ReadonlyMap<string, EnterpriseBrief>> };
  readonly catalogue: Pick<CatalogueService, 'all'>;
  readonly records: Pick<RecordsService, 'rowsUnder' | 'recordsUnder' | 'present' | 'forSystem' | 'forSystemMany'>;
  /** When each dataset was last delivered, from anyone. */
  readonly deliveries: () => Promise<ReadonlyMap<string, Date>>;
}

interface Telling {
  readonly datasets: Datasets;
  readonly deliveredAt: ReadonlyMap<string, Date>;
  readonly today: string;
}

const pageRows = 500;
const ownDatasets = [...new Set([...indicatorDatasets, ...seriesDatasets])];

/** What records say about a firm, as figures: all of them to itself, to others what a consent opens, to rules by fact code. */
export class ProfilesService {
  readonly facts: readonly FactView[];
  private readonly peers: Peers;

  constructor(
    private readonly database: Database,
    private readonly neighbours: Neighbours,
    cityRegion: string,
  ) {
    this.facts = factsFor(cityRegion);
    this.peers = new Peers(database, neighbours.enterprises);
  }

  /** Listens to changed records: only the figures that those datasets are part of are made again. Without datasets, all of them. */
  refresh(tx: EntityManager, enterpriseIds: readonly string[], datasets?: readonly string[]): Promise<void> {
    const changed = datasets ? new Set(datasets) : 'all';
    return refreshFirms(
      tx,
      this.neighbours.records,
      enterpriseIds.map((enterpriseId) => ({ enterpriseId, datasets: changed })),
    );
  }

  /** For the days that pass while no record changes. */
  rollOver(tx: EntityManager, limit: number): Promise<number> {
    return rollOver(tx, this.neighbours.records, limit);
  }

  rebuildSome(tx: EntityManager, after: string, limit: number, isAll: boolean): Promise<string | null> {
    return rebuildSome(tx, this.neighbours.records, after, limit, isAll);
  }

  measurePeers(isStopping?: () => boolean): Promise<void> {
    return this.peers.measure(isStopping);
  }

  /** What the consent opens, and nothing else: what it leaves out is absent (invariant 1). Leaves the server through gate 2 only. */
  async present(open: OpenConsent): Promise<ProfileView> {
    requireOpen(open);
    const datasets = await this.datasets();
    const isPublic = (dataset: string): boolean => datasets.get(dataset)?.disclosure === 'public';
    const rows = await this.neighbours.records.rowsUnder(open);
    const shown = indicators.filter((indicator) => isVisible(indicator, open.items, isPublic));
    const today = chinaDate(now());
    const { figures } = figuresWithin({ rows, rangeOf: (dataset) => rangeIn(open.items, dataset), today }, shown);
    const brief = await this.briefOf(open.enterpriseId);
    const views = presentIndicators(shown, figures, await this.reading(rows, brief, datasets, today));
    const onConsent = [...datasets.values()]
      .filter(({ disclosure }) => disclosure === 'onConsent')
      .map(({ code, title }) => ({ dataset: code, title }));
    const series = seriesOf(
      rows,
      (dataset) => rangeIn(open.items, dataset) ?? null,
      (dataset) => datasets.get(dataset)?.sourceName ?? '',
      today,
    );
    const taxSeries = taxSeriesOf(series);
    return {
      access: {
        id: open.accessId,
        openedAt: open.openedAt.toISOString(),
        readableUntil: open.readableUntil.toISOString(),
        personName: open.personName,
      },
      consent: consentOf(open, datasets),
      identity: { ...presentIdentity(brief), ...(open.includesPersonal && { legalRepresentative: brief.legalRepresentative }) },
      findings: findingsOf({ indicators: views, items: open.items, includesPersonal: open.includesPersonal, onConsent }),
      indicators: views,
      issuedGrades: presentGrades(shown, views),
      score: presentScore(views, datasets, today, indicatorByCode),
      ...(taxSeries && { taxSeries }),
      series,
      recentRecords: await this.recent(rows, datasets, today, open),
      recordCounts: [...datasets.values()]
        .filter(({ code }) => isPublic(code) || open.items.some(({ dataset }) => dataset === code))
        .map(({ code, title }) => ({ dataset: code, title, rows: rows.filter(({ dataset }) => dataset === code).length })),
    };
  }

  private async recent(rows: readonly StoredRecord[], datasets: Datasets, today: string, open: OpenConsent): Promise<ProfileView['recentRecords']> {
    const found = recentOf(rows, datasets, today);
    const views = await this.neighbours.records.present(
      found.map(({ record }) => record),
      open.includesPersonal,
    );
    return found.flatMap(({ on }, place) => {
      const view = views[place];
      return view ? [{ ...view, on }] : [];
    });
  }

  /** Whether the consent, or the law, opens a dataset; one that is not in the catalogue does not exist. */
  async isOpenTo(open: OpenConsent, dataset: string): Promise<boolean> {
    const definition = (await this.datasets()).get(dataset);
    if (!definition) throw new NotFound('没有这个目录项');
    return definition.disclosure === 'public' || open.items.some((item) => item.dataset === dataset);
  }

  recordsUnder(open: OpenConsent, query: PageQuery & { readonly dataset: string; readonly asOf?: string | undefined }): Promise<Page<RecordView>> {
    return this.neighbours.records.recordsUnder(open, query);
  }

  /** The firm’s own file, complete: made of its records as they stand, so that it can explain every figure. */
  async own(actor: Actor): Promise<OwnProfileView> {
    const enterpriseId = actor.enterpriseId ?? '';
    const brief = await this.briefOf(enterpriseId);
    const db = this.database.read();
    const profile = await db.findOne(Profile, { where: { enterpriseId }, select: { enterpriseId: true, refreshedAt: true } });
    const datasets = await this.datasets();
    const today = chinaDate(now());
    const rows = (await this.neighbours.records.forSystem(db, enterpriseId, ownDatasets)).filter(({ disclosure }) => disclosure !== 'governmentOnly');
    const views = presentIndicators(indicators, allFigures(rows, today).figures, await this.reading(rows, brief, datasets, today));
    const series = seriesOf(
      rows,
      () => 'all',
      (dataset) => datasets.get(dataset)?.sourceName ?? '',
      today,
    );
    return {
      identity: { ...presentIdentity(brief), legalRepresentative: brief.legalRepresentative },
      indicators: rows.length === 0 ? [] : views,
      issuedGrades: presentGrades(indicators, views),
      score: presentScore(views, datasets, today, indicatorByCode),
      taxSeries: taxSeriesOf(series) ?? null,
      series,
      refreshedAt: profile?.refreshedAt.toISOString() ?? null,
    };
  }

  /** The declarations in words: what is computed about a firm is no secret. */
  async definitions(): Promise<IndicatorDefinitionView[]> {
    const datasets = await this.datasets();
    return indicators.map((indicator) => describe(indicator, datasets));
  }

  // For rules: the platform's own figures. They decide who fits; they are never answered to another party.

  async factValues(manager: EntityManager, enterpriseId: string): Promise<FactValues> {
    const profile = await manager.findOneBy(Profile, { enterpriseId });
    return this.valuesOf(profile?.indicators, await this.telling());
  }

  async factsOf(enterpriseIds: readonly string[]): Promise<ReadonlyMap<string, FactValues>> {
    if (enterpriseIds.length === 0) return new Map();
    const profiles = await this.database.read().findBy(Profile, { enterpriseId: In([...new Set(enterpriseIds)]) });
    const found = new Map(profiles.map((profile) => [profile.enterpriseId, profile]));
    const telling = await this.telling();
    return new Map(enterpriseIds.map((id) => [id, this.valuesOf(found.get(id)?.indicators, telling)]));
  }

  /** Every firm in turn, a page at a time: for trying rules on the whole city. */
  async *allFactValues(): AsyncGenerator<{ readonly enterpriseId: string; readonly values: FactValues }> {
    const telling = await this.telling();
    for (let after = ''; ;) {
      const page = await this.database
        .read()
        .find(Profile, { where: { enterpriseId: MoreThan(after) }, order: { enterpriseId: 'ASC' }, take: pageRows });
      for (const { enterpriseId, indicators: stored } of page) yield { enterpriseId, values: this.valuesOf(stored, telling) };
      const last = page.at(-1);
      if (!last || page.length < pageRows) return;
      after = last.enterpriseId;
    }
  }

  /** Of a firm that has no row nothing is known, not even a list's silence. */
  private valuesOf(stored: StoredFigures | undefined, { datasets, deliveredAt, today }: Telling): FactValues {
    const figures = stored ? figuresToday(stored, today) : new Map<string, never>();
    const facts = indicators.filter(({ isFact }) => isFact);
    return new Map(
      facts.map((indicator) => {
        const figure = figures.get(indicator.code);
        const told = figure ? toldBy(indicator, figure, datasets, deliveredAt, today) : { value: null, asOf: '', gap: null };
        return [indicator.code, { ...told, sourceName: sourceNameOf(datasets, indicator) }];
      }),
    );
  }

  private async telling(): Promise<Telling> {
    return { datasets: await this.datasets(), deliveredAt: await this.neighbours.deliveries(), today: chinaDate(now()) };
  }

  private async reading(rows: readonly StoredRecord[], brief: EnterpriseBrief, datasets: Datasets, today: string) {
    const arrivals = { rowsAt: arrivedRows(rows), deliveredAt: await this.neighbours.deliveries() };
    return { datasets, arrivals, placing: await this.peers.placing(brief), today };
  }

  private async briefOf(enterpriseId: string): Promise<EnterpriseBrief> {
    const brief = (await this.neighbours.enterprises.briefs([enterpriseId])).get(enterpriseId);
    if (!brief) throw new NotFound('没有这一项，或者您无权查看');
    return brief;
  }

  private async datasets(): Promise<ReadonlyMap<string, DatasetDefinition>> {
    return new Map((await this.neighbours.catalogue.all()).map((dataset) => [dataset.code, dataset]));
  }
}
