import type { EntityManager } from 'typeorm';
import type { Sealing } from '../../kernel/crypto/index.js';
import type { Values } from '../../kernel/importing/index.js';
import type { Disclosure, VersionedDataset } from '../catalogue/index.js';
import { announceFirms } from './announcing.js';
import { disclosureOfRow } from './effective-disclosure.js';
import { putRows, type Arriving, type LoadMemory, type LoadOutcome } from './loading.js';
import { storedForm } from './sealed-fields.js';
import type { RowContent } from './stored-row.js';

/** Takes the rows of one delivery, chunk by chunk, and remembers between the chunks what makes the next one faster. */
export class RecordsLoader {
  private readonly memory: LoadMemory = { meetsStanding: false };

  constructor(
    private readonly sealing: Sealing,
    private readonly dataset: VersionedDataset,
    private readonly batchId: string,
  ) {}

  /** From checked values to what is stored. Needs no database, so it is done while another chunk is being written. */
  formOf(values: Values, disclosure: Disclosure = disclosureOfRow(this.dataset, values)): RowContent {
    return { version: this.dataset.version, disclosure, ...storedForm(this.sealing, this.dataset, values, disclosure) };
  }

  /** In the caller's transaction; repeating it changes nothing. The firms are announced by `announceBatch` once the delivery is at its end. */
  async put(tx: EntityManager, rows: readonly Arriving[]): Promise<LoadOutcome> {
    const { touched: _, bereft, ...outcome } = await putRows(tx, { dataset: this.dataset.code, batchId: this.batchId, rows }, this.memory);
    // These may have no row of this delivery that would tell who they are.
    await announceFirms(tx, this.dataset.code, bereft);
    return outcome;
  }
}
