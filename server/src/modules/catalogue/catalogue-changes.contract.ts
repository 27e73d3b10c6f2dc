import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, pageOf, pageQuery, text } from '../../kernel/wire.contract.js';
import { datasetCode, datasetDefinition } from './definition.contract.js';

export const changeState = z.enum(['draft', 'inReview', 'returned', 'published', 'superseded', 'discarded']);
export type ChangeState = z.infer<typeof changeState>;

/**
 * One difference between two versions. `breaks`: deliveries or mappings that worked may stop working; `tightens`, `loosens`: what a value
 * may be; `opens`, `closes`: who may see it; `key`: which row is which.
 */
export const definitionChange = z
  .object({
    part: z.enum(['dataset', 'field', 'rule']),
    name: z.string(),
    title: z.string(),
    /** Empty when the whole part came or went. */
    property: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    from: z.string().nullable(),
    to: z.string().nullable(),
    effect: z.enum(['plain', 'breaks', 'tightens', 'loosens', 'opens', 'closes', 'key']),
  })
  .meta({ id: 'DefinitionChange' });
export type DefinitionChange = z.infer<typeof definitionChange>;

export const fault = z.object({ pointer: z.string(), rule: z.string(), detail: z.string() });

/** What stands on the dataset as it is now, and what of it the new version would not carry. */
export const touched = z
  .object({
    /** Rows or deliveries exist: what tells rows apart cannot change any more. */
    hasRecords: z.boolean(),
    mappings: z.array(z.object({ organisationId: id, organisationName: z.string(), version: z.int(), faults: z.array(z.string()) })),
    products: z.array(z.object({ productId: id, name: z.string(), bankName: z.string(), isRequired: z.boolean() })),
  })
  .meta({ id: 'TouchedByDefinition' });
export type Touched = z.infer<typeof touched>;

export const definitionCheck = z
  .object({
    faults: z.array(fault),
    changes: z.array(definitionChange),
    touches: touched,
    /** Somebody could see more than before: the legal basis has to be written down and confirmed. */
    opens: z.boolean(),
    /** What a firm reads of this dataset when a bank asks for it. */
    notice: z.object({
      dataset: z.string(),
      sourceName: z.string(),
      fields: z.array(z.string()),
      personal: z.array(z.string()),
      hidden: z.array(z.string()),
    }),
  })
  .meta({ id: 'DefinitionCheck' });
export type DefinitionCheck = z.infer<typeof definitionCheck>;

export const changeBrief = z
  .object({
    id,
    code: datasetCode,
    title: z.string(),
    state: changeState,
    /** The version it was drafted from; null for a dataset that does not exist yet. */
    baseVersion: z.int().nullable(),
    /** The version it became. */
    version: z.int().nullable(),
    origin: z.enum(['edit', 'import']),
    note: z.string(),
    /** Takes effect then; null: on publication. */
    effectiveAt: instant.nullable(),
    editedBy: z.string(),
    editedAt: instant,
    reviewedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    returnedReason: z.string().nullable(),
    faultCount: z.int(),
    etag: z.string(),
    can: z.array(z.enum(['edit', 'submit', 'discard', 'publish', 'return'])),
  })
  .meta({ id: 'CatalogueChange' });
export type ChangeBrief = z.infer<typeof changeBrief>;

export const changeView = changeBrief
  .extend({
    definition: datasetDefinition,
    openingBasis: z.string().nullable(),
    check: definitionCheck,
  })
  .meta({ id: 'CatalogueChangeWhole' });
export type ChangeView = z.infer<typeof changeView>;

const changeParams = z.strictObject({ changeId: id });
const etag = z.string().max(80);

export const listChanges = contract({
  method: 'get',
  path: '/catalogue-changes',
  summary: 'Changes to the catalogue: being drafted, waiting for the second person, decided',
  permission: 'catalogue:read',
  tags: ['catalogue'],
  query: pageQuery.extend({ state: changeState.optional(), code: datasetCode.optional() }),
  returns: pageOf(changeBrief),
});

export const getChange = contract({
  method: 'get',
  path: '/catalogue-changes/{changeId}',
  summary: 'One change with its faults, its differences and what it touches',
  permission: 'catalogue:read',
  tags: ['catalogue'],
  params: changeParams,
  returns: changeView,
});

export const checkDefinition = contract({
  method: 'post',
  path: '/catalogue-checks',
  summary: 'What is wrong with a definition and what it would change. Nothing is kept',
  permission: 'catalogue:read',
  tags: ['catalogue'],
  body: z.strictObject({ definition: datasetDefinition }),
  returns: definitionCheck,
});

export const draftChange = contract({
  method: 'post',
  path: '/catalogue-changes',
  summary: 'Begin the next version of a dataset, or a new one. One change a dataset at a time',
  permission: 'catalogue:edit',
  tags: ['catalogue'],
  status: 201,
  once: true,
  limit: 'write',
  body: z.strictObject({ definition: datasetDefinition, note: text(500).optional() }),
  returns: changeView,
});

export const saveChange = contract({
  method: 'put',
  path: '/catalogue-changes/{changeId}',
  summary: 'Save the draft, faults and all. `etag` is the one that was read; a newer draft is never overwritten (412)',
  permission: 'catalogue:edit',
  tags: ['catalogue'],
  limit: 'write',
  params: changeParams,
  body: z.strictObject({
    etag,
    definition: datasetDefinition,
    note: text(500).optional(),
    effectiveAt: instant.nullable().optional(),
    /** The law under which more may be seen than before; needed where the change opens something. */
    openingBasis: text(500).nullable().optional(),
  }),
  returns: changeView,
});

export const submitChange = contract({
  method: 'post',
  path: '/catalogue-changes/{changeId}/submission',
  summary: 'Send the draft to a second person. A draft with faults is refused, each named by pointer',
  permission: 'catalogue:edit',
  tags: ['catalogue'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag }),
  returns: changeView,
});

export const discardChange = contract({
  method: 'post',
  path: '/catalogue-changes/{changeId}/discard',
  summary: 'Give the draft up; what is published stays',
  permission: 'catalogue:edit',
  tags: ['catalogue'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag }),
  returns: changeView,
});

export const publishChange = contract({
  method: 'post',
  path: '/catalogue-changes/{changeId}/publication',
  summary: 'Publish the version: the second person of the two. It holds in every process from the next call on',
  permission: 'catalogue:review',
  proof: 'fresh',
  tags: ['catalogue'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag, /** Has read under which law more may be seen than before. */ confirmsOpening: z.boolean().default(false) }),
  returns: changeView,
});

export const returnChange = contract({
  method: 'post',
  path: '/catalogue-changes/{changeId}/return',
  summary: 'Send back with a reason',
  permission: 'catalogue:review',
  tags: ['catalogue'],
  status: 201,
  params: changeParams,
  body: z.strictObject({ etag, reason: text(500) }),
  returns: changeView,
});
