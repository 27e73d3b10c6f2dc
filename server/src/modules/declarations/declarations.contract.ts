import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { fieldSpec } from '../../kernel/importing/fields.contract.js';
import { id, instant, pageOf, pageQuery, period, text } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

export const declarationState = z.enum(['draft', 'submitted', 'accepted', 'superseded', 'withdrawn', 'discarded']);
export type DeclarationState = z.infer<typeof declarationState>;

/** The words a firm signs, as they stood in one version. */
export const commitmentView = z
  .object({ version: z.int(), from: z.string(), title: z.string(), paragraphs: z.array(z.string()), digest: z.string() })
  .meta({ id: 'Commitment' });
export type CommitmentView = z.infer<typeof commitmentView>;

export const declarationForm = z
  .object({
    dataset: datasetCode,
    version: z.int(),
    title: z.string(),
    group: z.string(),
    legalBasis: z.string(),
    disclosure: z.enum(['public', 'onConsent', 'governmentOnly']),
    cadence: z.string(),
    retentionYears: z.int(),
    periodField: z.string().nullable(),
    /** To fill in, in the catalogue's order; the firm's own code is known. */
    fields: z.array(fieldSpec),
    commitment: commitmentView,
  })
  .meta({ id: 'DeclarationForm' });
export type DeclarationForm = z.infer<typeof declarationForm>;

export const listDeclarationForms = contract({
  method: 'get',
  path: '/declaration-forms',
  summary: 'What a firm may declare about itself, with the fields and the commitment to sign',
  permission: 'declaration:read',
  tags: ['declarations'],
  query: pageQuery,
  returns: pageOf(declarationForm),
});

/** Sealed, it has to fit into its column. */
const cellsBytesMax = 45_000;

/** By field name, as the firm wrote it: what it means is checked when it is submitted. */
const cells = z
  .record(z.string().max(60), z.string().max(4000))
  .refine((record) => Object.keys(record).length <= 200, '字段太多')
  .refine((record) => new TextEncoder().encode(JSON.stringify(record)).length <= cellsBytesMax, '内容太长，请缩短文字多的几项');

export const declarationView = z
  .object({
    id,
    reference: z.string(),
    dataset: datasetCode,
    title: z.string(),
    state: declarationState,
    /** Raised by every save: a save of an older one is refused. */
    revision: z.int(),
    period: period.nullable(),
    cells: z.record(z.string(), z.string()),
    values: z.array(z.object({ field: z.string(), title: z.string(), value: z.string().nullable(), unit: z.string().nullable() })),
    replaces: id.nullable(),
    replacedBy: id.nullable(),
    commitment: commitmentView.nullable(),
    valuesDigest: z.string().nullable(),
    evidenceId: id.nullable(),
    createdAt: instant,
    savedAt: instant,
    submittedAt: instant.nullable(),
    submittedBy: z.string().nullable(),
    acceptedAt: instant.nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
    can: z.array(z.enum(['save', 'submit', 'discard', 'amend', 'withdraw'])),
  })
  .meta({ id: 'Declaration' });
export type DeclarationView = z.infer<typeof declarationView>;

export const listDeclarations = contract({
  method: 'get',
  path: '/declarations',
  summary: 'What the caller’s firm has declared about itself, newest first, with what was replaced or withdrawn',
  permission: 'declaration:read',
  tags: ['declarations'],
  query: pageQuery.extend({ state: declarationState.optional(), dataset: datasetCode.optional() }),
  returns: pageOf(declarationView),
});

const declarationParams = z.strictObject({ declarationId: id });

export const getDeclaration = contract({
  method: 'get',
  path: '/declarations/{declarationId}',
  summary: 'One declaration: what was said, under which commitment, by whom',
  permission: 'declaration:read',
  tags: ['declarations'],
  params: declarationParams,
  returns: declarationView,
});

export const startDeclaration = contract({
  method: 'post',
  path: '/declarations',
  summary: 'Begin a declaration, empty or as an amendment of an accepted one',
  permission: 'declaration:write',
  tags: ['declarations'],
  status: 201,
  once: true,
  limit: 'write',
  body: z.strictObject({ dataset: datasetCode, cells: cells.default({}), replaces: id.optional() }),
  returns: declarationView,
});

export const saveDeclaration = contract({
  method: 'put',
  path: '/declarations/{declarationId}',
  summary: 'Save a draft, complete or not',
  permission: 'declaration:write',
  tags: ['declarations'],
  limit: 'write',
  params: declarationParams,
  body: z.strictObject({ cells, revision: z.int().min(0) }),
  returns: declarationView,
});

export const checkDeclaration = contract({
  method: 'post',
  path: '/declarations/{declarationId}/checks',
  summary: 'Would the draft be taken as it is? Changes nothing',
  permission: 'declaration:write',
  tags: ['declarations'],
  params: declarationParams,
  body: z.strictObject({}),
  returns: declarationView,
});

export const submitDeclaration = contract({
  method: 'post',
  path: '/declarations/{declarationId}/submission',
  summary: 'Sign the commitment and submit: checked by the catalogue’s rules, then it stands as declared by the firm itself',
  permission: 'declaration:write',
  tags: ['declarations'],
  status: 201,
  proof: 'fresh',
  limit: 'write',
  params: declarationParams,
  body: z.strictObject({
    revision: z.int().min(0),
    commitmentVersion: z.int(),
    commitmentDigest: z.string().regex(/^[0-9a-f]{64}$/),
    agreed: z.literal(true),
  }),
  returns: declarationView,
});

export const discardDeclaration = contract({
  method: 'post',
  path: '/declarations/{declarationId}/discarding',
  summary: 'Throw a draft away',
  permission: 'declaration:write',
  tags: ['declarations'],
  status: 201,
  params: declarationParams,
  body: z.strictObject({}),
  returns: declarationView,
});

export const withdrawDeclaration = contract({
  method: 'post',
  path: '/declarations/{declarationId}/withdrawal',
  summary: 'Take an accepted declaration back: it no longer counts, its history stays',
  permission: 'declaration:write',
  tags: ['declarations'],
  status: 201,
  params: declarationParams,
  body: z.strictObject({ reason: text(300) }),
  returns: declarationView,
});
