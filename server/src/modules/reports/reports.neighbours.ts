import type { DocumentRenderer } from '../../kernel/documents/index.js';
import type { DocumentSigner } from '../../kernel/signing/index.js';
import type { CatalogueService } from '../catalogue/index.js';
import type { ConsentsService } from '../consents/index.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import type { ProfilesService } from '../profiles/index.js';
import type { RecordsService } from '../records/index.js';

/** What this module asks of the ones below it. */
export interface Neighbours {
  readonly renderer: Pick<DocumentRenderer, 'render'>;
  readonly signer: Pick<DocumentSigner, 'signPdf'>;
  readonly catalogue: Pick<CatalogueService, 'all'>;
  readonly consents: Pick<ConsentsService, 'reopen' | 'find' | 'handOver'>;
  readonly profiles: Pick<ProfilesService, 'present' | 'own'>;
  readonly records: Pick<RecordsService, 'recordsUnder' | 'ownRecords'>;
  readonly enterprises: { briefs(ids: readonly string[]): Promise<ReadonlyMap<string, EnterpriseBrief>> };
  readonly organisations: {
    nameOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>>;
    branchNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  readonly people: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> };
}

export interface ReportSettings {
  readonly operatorName: string;
  readonly cityName: string;
  /** GB/T 2260 code, the place in the signature. */
  readonly region: string;
  /** Where the verification page is; printed in every report. */
  readonly publicUrl: string;
}
