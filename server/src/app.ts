import type { Express } from 'express';
import { Counter as MetricCounter, Registry } from 'prom-client';
import { LessThan } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { now } from './kernel/clock.js';
import { DataKey, Sealing, type KeyProvider } from './kernel/crypto/index.js';
import { Counter, Database, IdempotencyKey, type Entities } from './kernel/database/index.js';
import { RateLimits, type Route } from './kernel/http/index.js';
import { DocumentRenderer, documentsRoutes, IssuedDocument } from './kernel/documents/index.js';
import { createServer } from './kernel/http/server.js';
import { DocumentSigner, SigningKey, signingRoutes } from './kernel/signing/index.js';
import { Job, JobHandlers, jobsRoutes, JobWorker, Timers } from './kernel/jobs/index.js';
import type { Logger } from './kernel/log.js';
import { EvidenceEntry, evidenceRoutes } from './modules/evidence/index.js';
import { ClaimsService, EnterprisesService, enterprisesEntities, enterprisesRoutes, UsccExceptionsService } from './modules/enterprises/index.js';
import { IdentityService, identityEntities, identityRoutes, type PartyNames } from './modules/identity/index.js';
import { OrganisationsService, organisationsEntities, organisationsRoutes } from './modules/organisations/index.js';
import { CatalogueService, catalogueEntities, catalogueRoutes } from './modules/catalogue/index.js';
import { declarationsEntities, declarationsRoutes, DeclarationsService } from './modules/declarations/index.js';
import {
  DeliveriesForCatalogue,
  deliveryNames,
  dropLeftovers,
  IngestionService,
  ingestionEntities,
  ingestionJobs,
  ingestionRoutes,
  lastDeliveries,
  waitingDatasets,
} from './modules/ingestion/index.js';
import { openQuality, qualityEntities, qualityJobs, qualityRoutes, withZeroReports } from './modules/quality/index.js';
import { RecordsService, Retention, recordsEntities, recordsJobs, recordsRoutes, retentionJobs } from './modules/records/index.js';
import {
  termChangeRoutes,
  consentRecordsRoutes,
  consentsEntities,
  ConsentsService,
  consentsRoutes,
  consentsTimers,
} from './modules/consents/index.js';
import { profilesEntities, profilesJobs, profilesRoutes, ProfilesService } from './modules/profiles/index.js';
import { listsEntities, listsJobs, listsRoutes, ListsService } from './modules/lists/index.js';
import { OwnExport, reportsEntities, reportsJobs, reportsRoutes, ReportsService } from './modules/reports/index.js';
import { MatchingService, matchingRoutes } from './modules/matching/index.js';
import { productsNeeding, productsEntities, ProductsService, productsRoutes } from './modules/products/index.js';
import { financingEntities, financingJobs, FinancingService, financingRoutes } from './modules/financing/index.js';
import { lendingEntities, LendingService, lendingRoutes } from './modules/lending/index.js';
import { statisticsEntities, statisticsJobs, StatisticsService, statisticsRoutes } from './modules/statistics/index.js';
// [modules: imports]

/** What the surroundings decide; `main.ts` takes it from the configuration, tests write it down. */
export interface AppSettings {
  readonly databaseUrl: string;
  readonly poolSize: number;
  readonly durable?: boolean;
  readonly keys: KeyProvider;
  readonly log: Logger;
  readonly version: string;
  readonly publicUrl?: string | undefined;
  /** Stands on papers, under their QR code, where no public address is set. */
  readonly listensAt?: string | undefined;
  readonly webDir?: string | undefined;
  readonly trustProxy: number;
  readonly requestsPerMinute: number;
  readonly limitFactor: number;
  readonly metricsToken?: string | undefined;
  readonly jobLeaseMs: number;
  readonly cityName: string;
  readonly cityRegion: string;
  /** The operating organisation, made at the first start. */
  readonly operatorName: string;
  /** Cheaper password hashing, for tests only. */
  readonly hashCost?: 'normal' | 'test';
  /** An own certificate for signing documents. */
  readonly documentP12?: { readonly file: Uint8Array; readonly password: string } | undefined;
  /** A shorter key is made faster, for tests only. */
  readonly signingKeyBits?: number;
}

export const entities: Entities = [
  Job,
  IdempotencyKey,
  Counter,
  DataKey,
  SigningKey,
  IssuedDocument,
  EvidenceEntry,
  ...identityEntities,
  ...organisationsEntities,
  ...enterprisesEntities,
  ...catalogueEntities,
  ...recordsEntities,
  ...ingestionEntities,
  ...qualityEntities,
  ...declarationsEntities,
  ...consentsEntities,
  ...listsEntities,
  ...profilesEntities,
  ...reportsEntities,
  ...productsEntities,
  ...financingEntities,
  ...lendingEntities,
  ...statisticsEntities,
  // [modules: entities]
];

/** The whole system, top to bottom: each module gets what it needs from the ones above it in this file. */
export async function createApp(settings: AppSettings) {
  const { log } = settings;
  const metrics = new Registry();
  const retries = new MetricCounter({ name: 'transaction_retries_total', help: 'Transactions run again after a deadlock', registers: [metrics] });
  const finished = new MetricCounter({ name: 'jobs_total', help: 'Jobs by kind and outcome', labelNames: ['kind', 'outcome'], registers: [metrics] });

  const database = await Database.open(
    settings.databaseUrl,
    { entities, migrations },
    { poolSize: settings.poolSize, ...(settings.durable !== undefined && { durable: settings.durable }), onRetry: () => retries.inc() },
  );
  const sealing = await Sealing.open(database, settings.keys);
  const signer = await DocumentSigner.open(database, sealing, {
    commonName: `Xinyidai ${settings.cityRegion} document signing`,
    p12: settings.documentP12,
    ...(settings.signingKeyBits !== undefined && { bits: settings.signingKeyBits }),
  });
  const renderer = new DocumentRenderer();
  const jobs = new JobHandlers();
  const timers = new Timers(jobs);

  // Identity stands below the parties it names, so it is handed the question.
  const parties: PartyNames = async (db, ids) =>
    new Map([...(await organisations.partyBriefs(db, ids)), ...(await enterprises.partyBriefs(db, ids))]);
  const identity = new IdentityService(database, sealing, parties, { hashCost: settings.hashCost ?? 'normal', publicUrl: settings.publicUrl ?? '' });
  const organisations = new OrganisationsService(database, identity);
  const enterprises = new EnterprisesService(database);
  const claims = new ClaimsService(database, sealing, identity, enterprises);
  const usccExceptions = new UsccExceptionsService(database);
  const deliveries = new DeliveriesForCatalogue(database);
  const catalogue: CatalogueService = new CatalogueService(database, {
    organisations,
    people: identity,
    // Counted by those that stand above.
    lastArrivals: () => deliveries.lastArrivals(),
    hasRecords: (code) => deliveries.hasDeliveries(code),
    mappingsOf: (code) => deliveries.mappingsOf(code),
    productsNeeding: (code) => productsNeeding(products, organisations, code),
  });
  const consents = new ConsentsService(database, { enterprises, organisations, people: identity, catalogue }, signer);
  const records = new RecordsService(database, catalogue, sealing, (batchIds) => deliveryNames(database.read(), organisations, batchIds));
  // Rejected and waiting rows lie with ingestion, which stands above.
  const retention = new Retention(database, catalogue, dropLeftovers);
  const ingestion = new IngestionService(database, { identity, catalogue, enterprises, records, sealing });
  const quality = openQuality(database, { identity, organisations, catalogue }, settings.cityRegion);
  const declarationsNeighbours = { identity, enterprises, catalogue, records, sealing, operatorName: settings.operatorName };
  const declarations = new DeclarationsService(database, declarationsNeighbours);
  const heardOf = async (): Promise<ReadonlyMap<string, Date>> => withZeroReports(database.read(), await lastDeliveries(database.read()));
  const lists = new ListsService(database, {
    enterprises,
    catalogue,
    records,
    deliveries: heardOf,
    waiting: waitingDatasets,
  });
  const profiles = new ProfilesService(database, { enterprises, catalogue, records, deliveries: heardOf }, settings.cityRegion);
  const papers = {
    operatorName: settings.operatorName,
    cityName: settings.cityName,
    region: settings.cityRegion,
    publicUrl: settings.publicUrl ?? settings.listensAt ?? 'http://127.0.0.1:8080',
  };
  const reports = new ReportsService(
    database,
    { renderer, signer, catalogue, consents, profiles, records, enterprises, organisations, people: identity },
    papers,
  );
  const products = new ProductsService(database, {
    identity,
    organisations,
    catalogue,
    profiles,
    // Measured and counted by financing, which stands above.
    responseRecord: (bankIds) => financing.responseRecord(bankIds),
    applicationCounts: (productIds) => financing.applicationCounts(productIds),
  });
  const matching = new MatchingService(database, products, profiles);
  const financingNeighbours = { products, consents, enterprises, organisations, people: identity, catalogue };
  const financing: FinancingService = new FinancingService(database, financingNeighbours);
  const lendingNeighbours = { financing, consents, enterprises, organisations, people: identity };
  const lending = new LendingService(database, lendingNeighbours, { cityRegion: settings.cityRegion });
  const statisticsNeighbours = { lending, organisations, people: identity };
  const statistics = new StatisticsService(database, statisticsNeighbours);
  // [modules: services]

  timers.every('identity.sweep', 3600, (tx) => identity.sweep(tx));
  recordsJobs(jobs);
  retentionJobs(jobs, timers, retention);
  ingestionJobs(jobs, timers, ingestion);
  qualityJobs(jobs, timers, quality.counter);
  consentsTimers(timers, consents);
  listsJobs(jobs, timers, lists);
  profilesJobs(jobs, timers, profiles, { records, enterprises });
  reportsJobs(jobs, timers, reports);
  timers.every('products.confirmation', 3600, (tx) => products.takeUnconfirmedOff(tx));
  financingJobs(jobs, timers, financing);
  statisticsJobs(jobs, statistics);
  // [modules: listeners and timers]
  timers.every('kernel.sweep', 3600, async (tx) => {
    await tx.delete(IdempotencyKey, { madeAt: LessThan(new Date(now().getTime() - dayMs)) });
    await tx.delete(Counter, { endsAt: LessThan(now()) });
    await tx.delete(Job, { state: 'done', finishedAt: LessThan(new Date(now().getTime() - 7 * dayMs)) });
  });

  const routes: Route[] = [
    ...evidenceRoutes(database, async ({ people, parties: ids }) => {
      const names = [...(await identity.namesOf(people)), ...(await parties(database.read(), ids))];
      return new Map(names.map(([id, { name }]) => [id, name]));
    }),
    ...identityRoutes(database, identity, settings.cityName),
    ...organisationsRoutes(organisations, identity),
    ...enterprisesRoutes({ enterprises, claims, usccExceptions, identity }),
    ...jobsRoutes(database),
    ...signingRoutes(signer),
    ...documentsRoutes(database),
    ...catalogueRoutes(catalogue),
    ...recordsRoutes(records, retention, catalogue),
    ...ingestionRoutes(ingestion),
    ...qualityRoutes(quality),
    ...declarationsRoutes(database, declarations),
    ...consentsRoutes(consents),
    ...termChangeRoutes(consents.terms),
    ...consentRecordsRoutes(consents, { renderer, signer, settings: papers }),
    ...listsRoutes(lists, identity),
    ...profilesRoutes(profiles, consents),
    ...reportsRoutes(reports, new OwnExport(database, reports.contents), consents),
    ...productsRoutes(products),
    ...matchingRoutes(matching),
    ...financingRoutes(database, financing, financingNeighbours),
    ...lendingRoutes(database, lending, lendingNeighbours, consents),
    ...statisticsRoutes(statistics, statisticsNeighbours),
    // [modules: routes]
  ];

  const server: Express = createServer({
    routes,
    authenticate: (token) => identity.authenticate(token),
    limits: new RateLimits(database, settings.limitFactor),
    log,
    metrics,
    isReady: async () => {
      await database.read().query('select 1');
      return true;
    },
    version: settings.version,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    requestsPerMinute: settings.requestsPerMinute,
    metricsToken: settings.metricsToken,
    webDir: settings.webDir,
  });
  const worker = new JobWorker(database, jobs, { leaseMs: settings.jobLeaseMs, log, onFinished: (kind, outcome) => finished.inc({ kind, outcome }) });

  const firstStartParts = { database, identity, organisations, operatorName: settings.operatorName, cityRegion: settings.cityRegion };
  return {
    server,
    routes,
    database,
    worker,
    timers,
    sealing,
    signer,
    renderer,
    settings,
    firstStartParts,
    identity,
    organisations,
    enterprises,
    catalogue,
    records,
    retention,
    ingestion,
    quality,
    declarations,
    consents,
    lists,
    profiles,
    reports,
    products,
    matching,
    financing,
    lending,
    statistics,
  };
}

export type App = Awaited<ReturnType<typeof createApp>>;

const dayMs = 24 * 60 * 60 * 1000;
