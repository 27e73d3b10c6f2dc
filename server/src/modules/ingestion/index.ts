import { BatchNumber } from './batch-number.entity.js';
import { Batch } from './batch.entity.js';
import { DeliveryFact } from './delivery-fact.entity.js';
import { DeliveryPeriod } from './delivery-period.entity.js';
import { LateDecision } from './late-decision.entity.js';
import { MappingSample } from './mapping-sample.entity.js';
import { Reject } from './reject.entity.js';
import { SavedMapping } from './saved-mapping.entity.js';
import { WaitingRow } from './waiting-row.entity.js';

export { DeliveriesForCatalogue } from './for-catalogue.js';
export { dropLeftovers } from './leftovers.js';
export { arrivalRuleOf, type ArrivalRule } from './arrival-rules.js';
export { causesOf, deliveriesAfter, deliveriesOfPeriods, deliveryOf, lateDecisionsPage, type Delivery, type PeriodDelivery } from './deliveries.js';
export { deliveryNames } from './delivery-names.js';
export { hasCountedPeriods } from './delivery-facts.pure.js';
export { deliveryEnded } from './ingestion.events.js';
export { ingestionJobs } from './ingestion.jobs.js';
export { ingestionRoutes } from './ingestion.routes.js';
export { IngestionService, type IngestionSettings } from './ingestion.service.js';
export type { IngestionNeighbours } from './neighbours.js';
export { lastDeliveries } from './last-deliveries.js';
export { waitingDatasets } from './waiting-datasets.js';

export const ingestionEntities = [Batch, BatchNumber, Reject, WaitingRow, SavedMapping, DeliveryFact, DeliveryPeriod, LateDecision, MappingSample];
