import type { CatalogueService } from '../catalogue/index.js';
import type { IdentityService } from '../identity/index.js';
import type { OrganisationsService } from '../organisations/index.js';

/** What the figures need from the modules below. */
export interface QualityNeighbours {
  readonly identity: Pick<IdentityService, 'namesOf'>;
  readonly organisations: Pick<OrganisationsService, 'find' | 'listByKind' | 'nameOf'>;
  readonly catalogue: Pick<CatalogueService, 'definition' | 'all' | 'assignments'>;
}
