import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { mappingSchema } from '../../kernel/importing/mapping.contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

/** `failed`: the platform could not go on; what is loaded stays, and the delivery can be taken up where it stopped. */
export const batchState = z.enum(['received', 'checking', 'loading', 'loaded', 'loadedWithRejects', 'refused', 'failed', 'cancelled', 'rolledBack']);
export type BatchState = z.infer<typeof batchState>;

export const fileFormat = z.enum(['csv', 'xlsx', 'jsonl']);
export type FileFormat = z.infer<typeof fileFormat>;

const cause = z.object({
  rule: z.string(),
  field: z.string(),
  header: z.string(),
  rows: z.int(),
  example: z.string(),
  detail: z.string(),
  remedy: z.string(),
});

export const batchView = z
  .object({
    id,
    /** `DL-202610-03`: month of arrival and number. */
    reference: z.string(),
    dataset: datasetCode,
    datasetTitle: z.string(),
    state: batchState,
    fileName: z.string(),
    bytes: z.int(),
    /** SHA-256 (hex) of the file. */
    digest: z.string(),
    /** Known once the file was looked into. A workbook has no encoding. */
    format: fileFormat.nullable(),
    encoding: z.string().nullable(),
    /** What was found in the file besides its rows; nothing is passed over in silence. */
    found: z
      .object({
        sheet: z.string().nullable(),
        headerLine: z.int(),
        /** Lines above the header. */
        titleLines: z.int(),
        hiddenRows: z.int(),
        mergedRanges: z.int(),
        /** Sums and signatures below or between the rows: recognised, not loaded. The first of them as examples. */
        footers: z.int(),
        footerExamples: z.array(z.object({ line: z.int(), text: z.string() })),
      })
      .nullable(),
    mappingVersion: z.int().nullable(),
    receivedAt: instant,
    sentBy: z.string(),
    finishedAt: instant.nullable(),
    rowsTotal: z.int().nullable(),
    rowsDone: z.int(),
    accepted: z.int(),
    replaced: z.int(),
    unchanged: z.int(),
    /** Rows that the source took back. */
    withdrawn: z.int(),
    rejected: z.int(),
    /** Rows of firms that are not registered yet; they wait. */
    waiting: z.int(),
    enterprisesTouched: z.int(),
    /** Rows whose 统一社会信用代码 fails; the promise is at most 1 ‰ of rows. */
    usccErrors: z.int(),
    rowsPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
    /** Why the whole file was refused, or why the platform could not go on. */
    refusal: z.object({ rule: z.string(), detail: z.string(), remedy: z.string() }).nullable(),
    causes: z.array(cause),
    /** Rows that were taken although they break a rule that only warns. */
    warnings: z.array(z.object({ rule: z.string(), title: z.string(), rows: z.int() })),
    /** The delivery whose rejected rows this one brings back, and the ones that bring back this one's. */
    corrects: z.object({ id, reference: z.string() }).nullable(),
    corrections: z.array(z.object({ id, reference: z.string(), state: batchState, accepted: z.int(), rejected: z.int() })),
    /** Rejected rows that no correction has brought back yet. */
    remaining: z.int(),
    /** While its rows are being taken out again, and for ever after. */
    rollback: z
      .object({
        reason: z.string(),
        by: z.string(),
        requestedAt: instant,
        finishedAt: instant.nullable(),
        rowsDone: z.int(),
        rowsTotal: z.int(),
        /** Firms whose earlier registration stands again, that left the register, and that stay because others refer to them. */
        registrations: z.object({ restored: z.int(), removed: z.int(), kept: z.int() }).nullable(),
      })
      .nullable(),
    /** Whether its rows register firms. */
    registers: z.boolean(),
    can: z.array(z.enum(['cancel', 'takeUp', 'rollBack', 'correct'])),
  })
  .meta({ id: 'Batch' });
export type BatchView = z.infer<typeof batchView>;

export const fileBytesMax = 512 * 1024 * 1024;
/** What a browser may call such a file. What it is, its content says. */
export const fileTypes = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/jsonl',
  'application/x-ndjson',
  'application/gzip',
  'application/x-gzip',
  'application/zip',
  'application/octet-stream',
] as const;

export const sendBatch = contract({
  method: 'post',
  path: '/batches',
  summary: 'Send a file. The same file again answers the same batch and changes nothing',
  permission: 'batch:send',
  tags: ['ingestion'],
  status: 202,
  limit: 'write',
  /** `corrects`: the delivery whose rejected rows come back. A file that still has the name we gave it is recognised without. */
  query: z.strictObject({ dataset: datasetCode, fileName: line(200), corrects: id.optional() }),
  upload: { types: fileTypes, bytesMax: fileBytesMax },
  returns: batchView,
});

export const listBatches = contract({
  method: 'get',
  path: '/batches',
  summary: 'Deliveries of the caller’s organisation',
  permission: 'batch:read',
  tags: ['ingestion'],
  query: pageQuery.extend({
    state: batchState.optional(),
    dataset: datasetCode.optional(),
    /** Days of arrival in China time, both included. */
    from: businessDate.optional(),
    to: businessDate.optional(),
  }),
  returns: pageOf(batchView),
});

export const batchParams = z.strictObject({ batchId: id });

export const getBatch = contract({
  method: 'get',
  path: '/batches/{batchId}',
  summary: 'One delivery: how far it is, what was accepted, what was not and why',
  permission: 'batch:read',
  tags: ['ingestion'],
  params: batchParams,
  returns: batchView,
});

export const cancelBatch = contract({
  method: 'post',
  path: '/batches/{batchId}/cancellation',
  summary: 'Stop a delivery that is still running; rows already loaded stay',
  permission: 'batch:send',
  tags: ['ingestion'],
  status: 201,
  params: batchParams,
  body: z.strictObject({}),
  returns: batchView,
});

export const rejectFilter = z.strictObject({ rule: z.string().max(60).optional(), field: z.string().max(60).optional() });

export const rejectView = z
  .object({
    id: z.string(),
    line: z.int(),
    field: z.string(),
    header: z.string(),
    /** Masked as the field demands. */
    received: z.string(),
    rule: z.string(),
    detail: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'RejectedRow' });

export const listRejects = contract({
  method: 'get',
  path: '/batches/{batchId}/rejects',
  summary: 'Rejected rows with line, column, rule and what to do',
  permission: 'batch:read',
  tags: ['ingestion'],
  params: batchParams,
  query: pageQuery.extend(rejectFilter.shape),
  returns: pageOf(rejectView),
});

export const downloadRejects = contract({
  method: 'get',
  path: '/batches/{batchId}/rejects.csv',
  summary: 'Rejected rows as they came, with the reasons, to correct and send again',
  permission: 'batch:read',
  tags: ['ingestion'],
  limit: 'export',
  params: batchParams,
  query: rejectFilter,
  returns: 'file',
});

export const mappingView = z
  .object({
    dataset: datasetCode,
    datasetTitle: z.string(),
    version: z.int(),
    mapping: mappingSchema,
    savedAt: instant.nullable(),
    savedBy: z.string().nullable(),
  })
  .meta({ id: 'MappingView' });
export type MappingView = z.infer<typeof mappingView>;

export const datasetParams = z.strictObject({ dataset: datasetCode });

export const listMappings = contract({
  method: 'get',
  path: '/mappings',
  summary: 'How the caller’s own headers, units, dates and code words become the catalogue’s; version 0 is one that was never saved',
  permission: 'mapping:read',
  tags: ['ingestion'],
  query: pageQuery,
  returns: pageOf(mappingView),
});

export const getMapping = contract({
  method: 'get',
  path: '/mappings/{dataset}',
  summary: 'The current mapping for one dataset',
  permission: 'mapping:read',
  tags: ['ingestion'],
  params: datasetParams,
  returns: mappingView,
});

export const saveMapping = contract({
  method: 'put',
  path: '/mappings/{dataset}',
  summary: 'Save a new version of a mapping',
  permission: 'mapping:write',
  tags: ['ingestion'],
  limit: 'write',
  params: datasetParams,
  body: mappingSchema,
  returns: mappingView,
});

export const suggestMapping = contract({
  method: 'post',
  path: '/mappings/{dataset}/suggestions',
  summary: 'Which field each header most likely is. Changes nothing',
  permission: 'mapping:read',
  tags: ['ingestion'],
  params: datasetParams,
  body: z.strictObject({ headers: z.array(z.string().max(200)).min(1).max(200) }),
  returns: z.object({ mapping: mappingSchema, unsure: z.array(z.string()) }),
});
