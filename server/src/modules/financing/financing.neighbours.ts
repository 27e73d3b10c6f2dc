import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { SizeClass } from '../../kernel/pure/size-class.js';
import type { ConsentPurpose, ConsentState, RequestState } from '../consents/consents.contract.js';
import type { ProductTerms } from '../products/products.contract.js';

/** A published version as financing needs it. */
export interface OfferedVersion {
  readonly productId: string;
  readonly versionId: string;
  readonly versionNumber: number;
  readonly bankId: string;
  readonly wireTerms: ProductTerms;
}

interface ConsentOfApplication {
  readonly id: string;
  readonly state: ConsentState;
  readonly uses: number;
  readonly usesMax: number;
  readonly expiresAt: Date;
}

/** What this module asks of the ones below it. */
export interface Neighbours {
  readonly products: {
    /** Null while the product is not offered. */
    publishedVersion(productId: string, tx?: EntityManager): Promise<OfferedVersion | null>;
    version(versionId: string): Promise<OfferedVersion | null>;
  };
  readonly consents: {
    request(
      tx: EntityManager,
      actor: Actor,
      request: {
        readonly enterpriseId: string;
        readonly receiverId: string;
        readonly purpose: ConsentPurpose;
        readonly applicationId: string;
        readonly applicationReference: string;
        readonly items: readonly {
          readonly dataset: string;
          readonly months: number | null;
          readonly isRequired: boolean;
          readonly reason: string;
        }[];
        readonly readers: string;
      },
    ): Promise<{ readonly requestId: string }>;
    coolingUntil(manager: EntityManager, enterpriseId: string, receiverId: string): Promise<Date | null>;
    monthsMax(manager: EntityManager, purpose: ConsentPurpose): Promise<number>;
    consentFor(manager: EntityManager, applicationId: string): Promise<ConsentOfApplication | null>;
    requestFor(manager: EntityManager, applicationId: string): Promise<{ readonly id: string; readonly state: RequestState } | null>;
    coversRequired(tx: EntityManager, applicationId: string): Promise<boolean>;
    endForApplication(tx: EntityManager, applicationId: string, how: 'terminate'): Promise<void>;
  };
  readonly enterprises: {
    briefs(ids: readonly string[]): Promise<
      ReadonlyMap<
        string,
        {
          readonly name: string;
          readonly uscc: string;
          readonly region: string | null;
          readonly industry: string | null;
          readonly sizeClass: SizeClass;
          readonly establishedOn: string | null;
        }
      >
    >;
  };
  readonly organisations: {
    nameOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly shortName: string }>>;
    branchNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  };
  readonly people: { namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string }>> };
  readonly catalogue: { definition(code: string): Promise<{ readonly title: string }> };
}
