import { In } from 'typeorm';
import type { Database } from '../../kernel/database/index.js';
import { instantOf } from '../../kernel/database/index.js';
import { mappingSchema, type Mapping } from '../../kernel/importing/index.js';
import { Batch } from './batch.entity.js';
import { SavedMapping } from './saved-mapping.entity.js';

/** What the catalogue, which stands below, is told about deliveries: when something came, and what a new version would meet. */
export class DeliveriesForCatalogue {
  constructor(private readonly database: Database) {}

  async lastArrivals(): Promise<ReadonlyMap<string, Date>> {
    const rows = (await this.database
      .read()
      .query("select dataset, max(finished_at) as arrived from batches where state in ('loaded', 'loadedWithRejects') group by dataset")) as Array<{
      dataset: string;
      arrived: string | Date | null;
    }>;
    return new Map(rows.flatMap(({ dataset, arrived }) => (arrived === null ? [] : [[dataset, instantOf(arrived)] as const])));
  }

  /** One under way counts as well: its rows will be told apart by the key it was sent under. */
  hasDeliveries(dataset: string): Promise<boolean> {
    return this.database
      .read()
      .existsBy(Batch, { dataset, state: In(['received', 'checking', 'loading', 'loaded', 'loadedWithRejects', 'cancelled']) });
  }

  /** The newest of each source. */
  async mappingsOf(dataset: string): Promise<{ organisationId: string; version: number; mapping: Mapping }[]> {
    const saved = await this.database.read().find(SavedMapping, { where: { dataset }, order: { organisationId: 'ASC', version: 'ASC' } });
    const newest = new Map(saved.map((one) => [one.organisationId, one]));
    return [...newest.values()].map(({ organisationId, version, mapping }) => ({
      organisationId,
      version,
      mapping: mappingSchema.parse(JSON.parse(mapping)),
    }));
  }
}
