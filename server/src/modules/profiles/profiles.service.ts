import { In, MoreThan, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { sqlInstant, upsertRows, type Database, type Page, type PageQuery } from '../../kernel/database/index.js';
import { NotFound } from '../../kernel/errors.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { CatalogueService, DatasetDefinition } from '../catalogue/index.js';
import { requireOpen, type OpenConsent } from '../consents/index.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import type { RecordView } from '../records/records.contract.js';
import type { RecordsService } from '../records/index.js';
import { factsFor, type FactValues } from './facts.js';
import { allFigures, figuresToday, figuresWithin, taxMonthsOf } from './figures.pure.js';
import { findingsOf } from './findings.pure.js';
import { indicatorDatasets, indicators, type Indicator } from './indicators.js';
import { Profile, type StoredFigure } from './profile.entity.js';
import type { FactView, ownProfileView, profileView } from './profiles.contract.js';
import { noScore, presentIdentity, presentIndicator, presentSeries, presentTaxSeries } from './profiles.views.js';
import { isVisible, rangeIn } from './visibility.pure.js';

type ProfileView = z.input<typeof profileView>;
type OwnProfileView = z.input<typeof ownProfileView>;
interface Enterprises {
  briefs(ids: readonly string[]): Promise<ReadonlyMap<string, EnterpriseBrief>>;
}

const payments = '05.02';
const pageRows = 500;

/** What records say about a firm, as figures: all of them to itself, to others what a consent opens, to rules by fact code. */
export class ProfilesService {
  readonly facts: readonly FactView[];

  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
    private readonly catalogue: Pick<CatalogueService, 'all'>,
    private readonly records: Pick<RecordsService, 'rowsUnder' | 'recordsUnder' | 'forSystem'>,
    cityRegion: string,
  ) {
    this.facts = factsFor(cityRegion);
  }

  /** Listens to changed records. Made anew from all of them, so it does not matter which changed, or how often it runs. */
  async refresh(tx: EntityManager, enterpriseId: string): Promise<void> {
    const rows = (await this.records.forSystem(tx, enterpriseId, indicatorDatasets)).filter(({ disclosure }) => disclosure !== 'governmentOnly');
    const instant = now();
    await upsertRows(
      tx,
      'profiles',
      ['enterprise_id', 'indicators', 'tax_months', 'refreshed_at'],
      ['enterprise_id'],
      [[enterpriseId, JSON.stringify(allFigures(rows, chinaDate(instant))), JSON.stringify(taxMonthsOf(rows)), sqlInstant(instant)]],
    );
  }

  /** What the consent opens, and nothing else: what it leaves out is absent (invariant 1). Leaves the server through gate 2 only. */
  async present(open: OpenConsent): Promise<ProfileView> {
    requireOpen(open);
    const datasets = await this.datasets();
    const isPublic = (dataset: string): boolean => datasets.get(dataset)?.disclosure === 'public';
    const rows = await this.records.rowsUnder(open);
    const shown = indicators.filter((indicator) => isVisible(indicator, open.items, isPublic));
    const input = { rows, rangeOf: (dataset: string) => rangeIn(open.items, dataset), today: chinaDate(now()) };
    const figures = figuresWithin(input, shown);
    const views = shown.flatMap((indicator) => {
      const figure = figures.get(indicator.code);
      return figure ? [presentIndicator(indicator, figure, sourceNameOf(datasets, indicator))] : [];
    });
    const onConsent = [...datasets.values()]
      .filter(({ disclosure }) => disclosure === 'onConsent')
      .map(({ code, title }) => ({ dataset: code, title }));
    const brief = (await this.enterprises.briefs([open.enterpriseId])).get(open.enterpriseId);
    if (!brief) throw new NotFound('没有这一项，或者您无权查看');
    const months = rangeIn(open.items, payments);
    const taxSeries = months && presentTaxSeries(taxMonthsOf(rows), months, datasets.get(payments)?.sourceName ?? '');
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
      issuedGrades: [],
      score: noScore(chinaDate(now())),
      ...(taxSeries && { taxSeries }),
      series: taxSeries ? [presentSeries(taxSeries, payments)] : [],
      recordCounts: [...datasets.values()]
        .filter(({ code }) => isPublic(code) || open.items.some(({ dataset }) => dataset === code))
        .map(({ code, title }) => ({ dataset: code, title, rows: rows.filter(({ dataset }) => dataset === code).length })),
    };
  }

  /** Whether the consent, or the law, opens a dataset; one that is not in the catalogue does not exist. */
  async isOpenTo(open: OpenConsent, dataset: string): Promise<boolean> {
    const definition = (await this.datasets()).get(dataset);
    if (!definition) throw new NotFound('没有这个目录项');
    return definition.disclosure === 'public' || open.items.some((item) => item.dataset === dataset);
  }

  recordsUnder(open: OpenConsent, query: PageQuery & { readonly dataset: string }): Promise<Page<RecordView>> {
    return this.records.recordsUnder(open, query);
  }

  /** The firm’s own file, complete. */
  async own(actor: Actor): Promise<OwnProfileView> {
    const enterpriseId = actor.enterpriseId ?? '';
    const brief = (await this.enterprises.briefs([enterpriseId])).get(enterpriseId);
    if (!brief) throw new NotFound('没有这一项，或者您无权查看');
    const profile = await this.database.read().findOneBy(Profile, { enterpriseId });
    const datasets = await this.datasets();
    const figures = profile ? figuresToday(profile.indicators, chinaDate(now())) : {};
    const [first, last] = [profile?.taxMonths.at(0), profile?.taxMonths.at(-1)];
    const taxSeries =
      profile && first && last
        ? presentTaxSeries([...profile.taxMonths], { from: first.month, to: last.month }, datasets.get(payments)?.sourceName ?? '')
        : null;
    return {
      identity: { ...presentIdentity(brief), legalRepresentative: brief.legalRepresentative },
      indicators: indicators.flatMap((indicator) => {
        const figure = figures[indicator.code];
        return figure ? [presentIndicator(indicator, figure, sourceNameOf(datasets, indicator))] : [];
      }),
      issuedGrades: [],
      score: noScore(chinaDate(now())),
      taxSeries,
      series: taxSeries ? [presentSeries(taxSeries, payments)] : [],
      refreshedAt: profile?.refreshedAt.toISOString() ?? null,
    };
  }

  // For rules: the platform's own figures. They decide who fits; they are never answered to another party.

  async factValues(manager: EntityManager, enterpriseId: string): Promise<FactValues> {
    const profile = await manager.findOneBy(Profile, { enterpriseId });
    return this.valuesOf(profile?.indicators ?? {}, await this.datasets());
  }

  async factsOf(enterpriseIds: readonly string[]): Promise<ReadonlyMap<string, FactValues>> {
    if (enterpriseIds.length === 0) return new Map();
    const profiles = await this.database.read().findBy(Profile, { enterpriseId: In([...new Set(enterpriseIds)]) });
    const found = new Map(profiles.map((profile) => [profile.enterpriseId, profile]));
    const datasets = await this.datasets();
    return new Map(enterpriseIds.map((id) => [id, this.valuesOf(found.get(id)?.indicators ?? {}, datasets)]));
  }

  /** Every firm in turn, a page at a time: for trying rules on the whole city. */
  async *allFactValues(): AsyncGenerator<{ readonly enterpriseId: string; readonly values: FactValues }> {
    const datasets = await this.datasets();
    for (let after = ''; ;) {
      const page = await this.database
        .read()
        .find(Profile, { where: { enterpriseId: MoreThan(after) }, order: { enterpriseId: 'ASC' }, take: pageRows });
      for (const { enterpriseId, indicators: stored } of page) yield { enterpriseId, values: this.valuesOf(stored, datasets) };
      const last = page.at(-1);
      if (!last || page.length < pageRows) return;
      after = last.enterpriseId;
    }
  }

  private valuesOf(stored: Readonly<Record<string, StoredFigure>>, datasets: ReadonlyMap<string, DatasetDefinition>): FactValues {
    const figures = figuresToday(stored, chinaDate(now()));
    const facts = indicators.filter(({ isFact }) => isFact);
    return new Map(
      facts.map((indicator) => {
        const { value = null, asOf = '' } = figures[indicator.code] ?? {};
        return [indicator.code, { value, asOf, sourceName: sourceNameOf(datasets, indicator) }];
      }),
    );
  }

  private async datasets(): Promise<ReadonlyMap<string, DatasetDefinition>> {
    return new Map((await this.catalogue.all()).map((dataset) => [dataset.code, dataset]));
  }
}

const sourceNameOf = (datasets: ReadonlyMap<string, DatasetDefinition>, { datasets: [first = ''] }: Pick<Indicator, 'datasets'>): string =>
  datasets.get(first)?.sourceName ?? '';

const consentOf = (open: OpenConsent, datasets: ReadonlyMap<string, DatasetDefinition>): ProfileView['consent'] => ({
  id: open.consentId,
  state: open.state,
  purpose: open.purpose,
  uses: open.uses,
  usesMax: open.usesMax,
  grantedAt: open.grantedAt.toISOString(),
  expiresAt: open.expiresAt.toISOString(),
  items: open.items.map(({ dataset, from, to }) => ({ dataset, title: datasets.get(dataset)?.title ?? dataset, from, to })),
});
