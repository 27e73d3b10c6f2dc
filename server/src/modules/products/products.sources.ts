import type { CatalogueService } from '../catalogue/index.js';
import type { IdentityService } from '../identity/index.js';
import type { OrganisationsService } from '../organisations/index.js';
import type { ProfilesService } from '../profiles/index.js';

/** How a bank has answered, measured over the last 90 days; absent with fewer than five cases. */
export type ResponseRecord = (
  bankIds: readonly string[],
) => Promise<ReadonlyMap<string, { readonly firstResponseWorkingDays: number; readonly decisionDays: number } | null>>;
/** Applications ever made for each product. */
export type ApplicationCounts = (productIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** Whom this module asks. The last two live above it, so `app.ts` hands the questions in. */
export interface ProductsSources {
  readonly identity: Pick<IdentityService, 'namesOf'>;
  readonly organisations: Pick<OrganisationsService, 'nameOf'>;
  readonly catalogue: Pick<CatalogueService, 'all'>;
  readonly profiles: Pick<ProfilesService, 'facts' | 'allFactValues'>;
  readonly responseRecord: ResponseRecord;
  readonly applicationCounts: ApplicationCounts;
}

export interface ProductsSettings {
  /** A product the bank has not stood by for so long is taken off the shelf. */
  readonly confirmationDays: number;
  /** Different questions a bank may ask on one day. */
  readonly trialsPerDay: number;
}

export const productsSettings: ProductsSettings = { confirmationDays: 180, trialsPerDay: 50 };
