import type { Mapping } from '../../kernel/importing/index.js';
import type { IdentityService } from '../identity/index.js';
import type { OrganisationsService } from '../organisations/index.js';
import type { Touched } from './catalogue-changes.contract.js';

/** What the catalogue asks of others. Who stands above it in the module map answers by a function that `app.ts` hands in. */
export interface CatalogueNeighbours {
  readonly organisations: Pick<OrganisationsService, 'find' | 'nameOf'>;
  readonly people: Pick<IdentityService, 'namesOf'>;
  /** When the last delivery of each dataset was taken in. */
  readonly lastArrivals: () => Promise<ReadonlyMap<string, Date>>;
  /** Whether rows or deliveries of the dataset exist. */
  readonly hasRecords: (code: string) => Promise<boolean>;
  /** How each source's file becomes the dataset today. */
  readonly mappingsOf: (code: string) => Promise<readonly { readonly organisationId: string; readonly version: number; readonly mapping: Mapping }[]>;
  readonly productsNeeding: (code: string) => Promise<Touched['products']>;
}
