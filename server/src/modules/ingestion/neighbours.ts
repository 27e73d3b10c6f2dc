import type { Sealing } from '../../kernel/crypto/index.js';
import type { CatalogueService } from '../catalogue/index.js';
import type { EnterprisesService } from '../enterprises/index.js';
import type { IdentityService } from '../identity/index.js';
import type { RecordsService } from '../records/index.js';

/** What a delivery needs from the modules below. */
export interface IngestionNeighbours {
  readonly identity: Pick<IdentityService, 'namesOf'>;
  readonly catalogue: CatalogueService;
  readonly enterprises: EnterprisesService;
  readonly records: RecordsService;
  readonly sealing: Sealing;
}
