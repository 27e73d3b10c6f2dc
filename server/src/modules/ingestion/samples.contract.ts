import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { fieldName } from '../../kernel/importing/fields.contract.js';
import { mappedColumn, mappingSchema, tablePlace } from '../../kernel/importing/mapping.contract.js';
import { id, instant, line } from '../../kernel/wire.contract.js';
import { datasetParams, fileFormat, fileTypes } from './ingestion.contract.js';

/** A sample may be the whole file that is to be sent. */
export const sampleBytesMax = 64 * 1024 * 1024;
/** Rows of the sample that are shown as they would be accepted or rejected, and rows that are counted. */
export const previewRowsMax = 50;
export const countedRowsMax = 5_000;

/** What the values of a column look like, whatever it is called. */
export const columnShape = z.enum(['empty', 'uscc', 'date', 'month', 'year', 'money', 'integer', 'decimal', 'percent', 'words', 'text']);
export type ColumnShape = z.infer<typeof columnShape>;

export const sampleColumn = z
  .object({
    /** From the left, 0 first. */
    index: z.int(),
    header: z.string(),
    occurrence: z.int(),
    /** Cells of the first rows; personal numbers masked. */
    examples: z.array(z.string()),
    filledRows: z.int(),
    shape: columnShape,
    /** Different words of a column with few of them, most frequent first. */
    words: z.array(z.object({ word: z.string(), rows: z.int() })),
  })
  .meta({ id: 'SampleColumn' });
export type SampleColumn = z.infer<typeof sampleColumn>;

export const columnSuggestion = z
  .object({
    index: z.int(),
    field: fieldName.nullable(),
    /** 0–1; from 0.9 on it is sure. */
    confidence: z.number().min(0).max(1),
    /** For people: why this field. */
    why: z.string(),
    /** Ready to be taken over. */
    column: mappedColumn.nullable(),
    others: z.array(z.object({ field: fieldName, confidence: z.number() })),
  })
  .meta({ id: 'ColumnSuggestion' });
export type ColumnSuggestion = z.infer<typeof columnSuggestion>;

export const sampleView = z
  .object({
    id,
    fileName: z.string(),
    bytes: z.int(),
    digest: z.string(),
    storedAt: instant,
    /** When it is deleted. */
    expiresAt: instant,
    format: fileFormat,
    isGzip: z.boolean(),
    encoding: z.string().nullable(),
    separator: z.string().nullable(),
    sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
    /** As read: the sheet, the line and the rows of the header. */
    sheet: z.string().nullable(),
    headerLine: z.int(),
    headerRows: z.int(),
    titleLines: z.array(z.string()),
    columns: z.array(sampleColumn),
    rowsRead: z.int(),
    /** Whether these are all rows of the file. */
    isWhole: z.boolean(),
    hiddenRows: z.int(),
    mergedRanges: z.int(),
    footers: z.array(z.object({ line: z.int(), text: z.string() })),
    suggestions: z.array(columnSuggestion),
    /** The suggestions as a mapping; `null` when not one column is recognised. */
    mapping: mappingSchema.nullable(),
  })
  .meta({ id: 'MappingSample' });
export type SampleView = z.infer<typeof sampleView>;

const reading = z.strictObject({
  sheet: z.string().trim().min(1).max(31).optional(),
  headerLine: z.coerce.number().int().min(1).max(100).optional(),
  headerRows: z.coerce.number().int().min(1).max(3).optional(),
});

export const uploadSample = contract({
  method: 'post',
  path: '/mappings/{dataset}/samples',
  summary: 'Show a file to build a mapping from. It is kept for a day, private to the source, and loads nothing',
  permission: 'mapping:write',
  tags: ['ingestion'],
  status: 201,
  limit: 'write',
  params: datasetParams,
  query: reading.extend({ fileName: line(200) }),
  upload: { types: fileTypes, bytesMax: sampleBytesMax },
  returns: sampleView,
});

const sampleParams = datasetParams.extend({ sampleId: id });

export const getSample = contract({
  method: 'get',
  path: '/mappings/{dataset}/samples/{sampleId}',
  summary: 'The same file read again, perhaps another sheet or another line as header',
  permission: 'mapping:read',
  tags: ['ingestion'],
  params: sampleParams,
  query: reading,
  returns: sampleView,
});

/** A mapping that may still be unfinished. */
export const draftMapping = z
  .strictObject({
    columns: z.array(mappedColumn).max(200),
    ignored: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
    constants: z.record(fieldName, z.string().max(200)).default({}),
    table: tablePlace.optional(),
  })
  .meta({ id: 'DraftMapping' });
export type DraftMapping = z.infer<typeof draftMapping>;
export type DraftMappingInput = z.input<typeof draftMapping>;

const fault = z.object({ rule: z.string(), detail: z.string(), remedy: z.string() });

export const previewRow = z.object({
  line: z.int(),
  outcome: z.enum(['accepted', 'withdrawn', 'rejected', 'footer']),
  /** The row as a whole: too many cells, a stray quote. */
  fault: fault.nullable(),
  /** In the order of `fields`. */
  values: z.array(
    z.object({
      /** As received, masked. */
      received: z.string(),
      /** As it would be stored, masked; `null` when there is none. */
      value: z.string().nullable(),
      fault: fault.nullable(),
    }),
  ),
});

export const previewView = z
  .object({
    /** What the columns of the preview are: every mapped field and every constant. */
    fields: z.array(z.object({ field: fieldName, title: z.string(), header: z.string().nullable() })),
    rows: z.array(previewRow),
    /** Of the rows that were counted. */
    countedRows: z.int(),
    accepted: z.int(),
    /** Of those accepted: rows that take an earlier one back. */
    withdrawn: z.int(),
    rejected: z.int(),
    footers: z.int(),
    isWhole: z.boolean(),
    causes: z.array(z.object({ field: z.string(), header: z.string(), rule: z.string(), detail: z.string(), remedy: z.string(), rows: z.int() })),
    /** What keeps it from being saved. */
    faults: z.array(z.object({ field: z.string(), detail: z.string() })),
    missingFields: z.array(z.object({ field: fieldName, title: z.string() })),
    /** Required fields the file has no columns for, where it can still take rows back; null where it has all, or cannot even do that. */
    onlyWithdrawals: z.array(z.object({ field: fieldName, title: z.string() })).nullable(),
    /** Why the whole file would be refused under this mapping. */
    refusal: fault.nullable(),
    /** Words of the file that no code stands for yet. */
    unknownWords: z.array(z.object({ field: fieldName, header: z.string(), word: z.string(), rows: z.int() })),
  })
  .meta({ id: 'MappingPreview' });
export type PreviewView = z.infer<typeof previewView>;

export const previewMapping = contract({
  method: 'post',
  path: '/mappings/{dataset}/previews',
  summary: 'The first rows of a sample as a draft mapping would accept or reject them. Changes nothing',
  permission: 'mapping:read',
  tags: ['ingestion'],
  params: datasetParams,
  body: z.strictObject({ sampleId: id, mapping: draftMapping }),
  returns: previewView,
});
