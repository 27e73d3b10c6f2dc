import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, id, instant, line, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

export const listKind = z.enum(['restriction', 'warning', 'honour']);
export type ListKind = z.infer<typeof listKind>;

/** What a check is for. It is on the record with the check. */
export const checkPurpose = z.enum(['preLoan', 'postLoan', 'procurement', 'recognition', 'supervision', 'self', 'other']);
export type CheckPurpose = z.infer<typeof checkPurpose>;

/** `past`: only entries that have been removed. `unchecked`: nothing was found, but not every list could be searched; it is not "not listed". */
export const checkOutcome = z.enum(['listed', 'past', 'clear', 'unchecked', 'invalid']);
export type CheckOutcome = z.infer<typeof checkOutcome>;

export const checkableList = z
  .object({
    dataset: datasetCode,
    title: z.string(),
    kind: listKind,
    sourceName: z.string(),
    /** Null: never delivered, so it cannot be searched. */
    deliveredAt: instant.nullable(),
    /** Later than the source has promised. */
    isLate: z.boolean(),
  })
  .meta({ id: 'CheckableList' });
export type CheckableList = z.infer<typeof checkableList>;

export const listEntryView = z
  .object({
    dataset: datasetCode,
    listName: z.string(),
    kind: listKind,
    /** As the list calls the subject's registration. */
    subject: z.string(),
    authority: z.string().nullable(),
    listedOn: z.string().nullable(),
    removedOn: z.string().nullable(),
    validTo: z.string().nullable(),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
    /** Neither removed nor run out, on the day of the check. */
    isLive: z.boolean(),
  })
  .meta({ id: 'ListEntry' });
export type ListEntryView = z.infer<typeof listEntryView>;

export const checkRow = z
  .object({
    /** In the file; 1 for a single check. */
    line: z.int(),
    /** As it came. */
    received: z.string(),
    uscc: z.string().nullable(),
    outcome: checkOutcome,
    /** Why it is invalid or unchecked, in full. */
    detail: z.string().nullable(),
    /** Of it, what holds for this code and not for every code of the check. */
    ownDetail: z.string().nullable(),
    /** Lists that could not be searched for this code, since rows about it wait for its registration. */
    waiting: z.array(datasetCode),
    entries: z.array(listEntryView),
  })
  .meta({ id: 'ListCheckRow' });
export type CheckRow = z.infer<typeof checkRow>;

export const checkState = z.enum(['waiting', 'running', 'done', 'failed']);

export const listCheckView = z
  .object({
    id,
    kind: z.enum(['single', 'file']),
    state: checkState,
    purpose: checkPurpose,
    note: z.string(),
    fileName: z.string().nullable(),
    lists: z.array(z.object({ dataset: datasetCode, title: z.string() })),
    /** Asked for, but never delivered: whoever was not found elsewhere is unchecked. */
    unchecked: z.array(z.object({ dataset: datasetCode, title: z.string() })),
    personName: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    /** The results go after this day. */
    keptUntil: businessDate,
    codes: z.object({
      total: z.int(),
      done: z.int(),
      listed: z.int(),
      past: z.int(),
      clear: z.int(),
      unchecked: z.int(),
      invalid: z.int(),
    }),
  })
  .meta({ id: 'ListCheck' });
export type ListCheckView = z.infer<typeof listCheckView>;

export const listLists = contract({
  method: 'get',
  path: '/lists',
  summary: 'The lists that can be searched, from whom, and when they last came',
  permission: 'list:check',
  tags: ['lists'],
  returns: z.object({ items: z.array(checkableList) }),
});

const purpose = checkPurpose;
const note = line(200).optional();

export const checkOne = contract({
  method: 'post',
  path: '/list-checks',
  summary: 'Whether one code stands on the lists named (all of them, where none is). A firm can ask about itself only',
  permission: 'list:check',
  tags: ['lists'],
  status: 201,
  limit: 'write',
  once: true,
  body: z.strictObject({ uscc: z.string().min(1).max(40), datasets: z.array(datasetCode).max(100).optional(), purpose, note }),
  returns: listCheckView.extend({ row: checkRow }),
});

export const codesMax = 100_000;
export const checkFileBytesMax = 20 * 1024 * 1024;
export const checkFileTypes = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/gzip',
  'application/x-gzip',
  'application/zip',
  'application/octet-stream',
] as const;

export const checkFile = contract({
  method: 'post',
  path: '/list-checks/files',
  summary: 'Check up to 100,000 codes of a CSV or XLSX file, or of lines of text; answers at once and goes on by itself',
  permission: 'list:checkMany',
  tags: ['lists'],
  status: 202,
  limit: 'write',
  /** `datasets`: codes with commas between. */
  query: z.strictObject({ fileName: line(200), purpose, note, datasets: z.string().max(600).optional() }),
  upload: { types: checkFileTypes, bytesMax: checkFileBytesMax },
  returns: listCheckView,
});

export const listChecks = contract({
  method: 'get',
  path: '/list-checks',
  summary: 'Checks of the caller’s organisation or firm, newest first',
  permission: 'list:check',
  tags: ['lists'],
  query: pageQuery.extend({ kind: z.enum(['single', 'file']).optional() }),
  returns: pageOf(listCheckView),
});

const checkParams = z.strictObject({ checkId: id });

export const getCheck = contract({
  method: 'get',
  path: '/list-checks/{checkId}',
  summary: 'One check: how far it is, and what it found',
  permission: 'list:check',
  tags: ['lists'],
  params: checkParams,
  returns: listCheckView,
});

export const listCheckRows = contract({
  method: 'get',
  path: '/list-checks/{checkId}/rows',
  summary: 'Results code by code, in the order of the file',
  permission: 'list:check',
  tags: ['lists'],
  params: checkParams,
  query: pageQuery.extend({ outcome: checkOutcome.optional() }),
  returns: pageOf(checkRow),
});

export const downloadCheck = contract({
  method: 'get',
  path: '/list-checks/{checkId}/results/{format}',
  summary: 'All results as a table',
  permission: 'list:check',
  tags: ['lists'],
  limit: 'export',
  params: z.strictObject({ checkId: id, format: z.enum(['csv', 'xlsx']) }),
  returns: 'file',
});
