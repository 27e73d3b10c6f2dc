import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { mappingSchema } from '../../kernel/importing/mapping.contract.js';
import { id, instant, line, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
export const batchState = z.enum(['received', 'checking', 'loading', 'loaded', 'loadedWithRejects', 'refused', 'cancelled', 'rolledBack']);
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
    encoding: z.string().nullable(),
    mappingVersion: z.int().nullable(),
    receivedAt: instant,
    sentBy: z.string(),
    finishedAt: instant.nullable(),
    rowsTotal: z.int().nullable(),
    rowsDone: z.int(),
    accepted: z.int(),
    replaced: z.int(),
    unchanged: z.int(),
    rejected: z.int(),
    /** Rows of firms that are not registered yet; they wait. */
    waiting: z.int(),
    enterprisesTouched: z.int(),
    /** Rows whose 统一社会信用代码 fails; the promise is at most 1 ‰ of rows. */
    usccErrors: z.int(),
    rowsPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
    /** Why the whole file was refused. */
    refusal: z.object({ rule: z.string(), detail: z.string(), remedy: z.string() }).nullable(),
    causes: z.array(cause),
    can: z.array(z.enum(['cancel'])),
})
    .meta({ id: 'Batch' });
export const fileBytesMax = 512 * 1024 * 1024;
export const sendBatch = contract({
    method: 'post',
    path: '/batches',
    summary: 'Send a file. The same file again answers the same batch and changes nothing',
    permission: 'batch:send',
    tags: ['ingestion'],
    status: 202,
    limit: 'write',
    query: z.strictObject({ dataset: datasetCode, fileName: line(200) }),
    upload: { types: ['text/csv', 'text/plain', 'application/octet-stream'], bytesMax: fileBytesMax },
    returns: batchView,
});
export const listBatches = contract({
    method: 'get',
    path: '/batches',
    summary: 'Deliveries of the caller’s organisation',
    permission: 'batch:read',
    tags: ['ingestion'],
    query: pageQuery.extend({ state: batchState.optional(), dataset: datasetCode.optional() }),
    returns: pageOf(batchView),
});
const batchParams = z.strictObject({ batchId: id });
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
const rejectFilter = z.strictObject({ rule: z.string().max(60).optional(), field: z.string().max(60).optional() });
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
const datasetParams = z.strictObject({ dataset: datasetCode });
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
//# sourceMappingURL=ingestion.contract.js.map