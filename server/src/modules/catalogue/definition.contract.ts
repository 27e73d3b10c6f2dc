import { z } from 'zod';
import { disclosure, fieldName, fieldSpec } from '../../kernel/importing/fields.contract.js';
import { qualityRule } from './quality-rules.contract.js';

/** Two digits of the group, two of the item: `05.02`. */
export const datasetCode = z
  .string()
  .regex(/^\d{2}\.\d{2}$/)
  .meta({ id: 'DatasetCode', example: '05.02' });

export { disclosure };
export type Disclosure = z.infer<typeof disclosure>;

export const provenance = z.enum(['official', 'local', 'proposed']);
export const sharingMode = z.enum(['physicalCopy', 'liveInterface', 'verifyOnly', 'privacyComputing', 'nationalNode', 'selfDeclared']);
export const cadence = z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'onRequest']);

const words = (max: number) => z.string().max(max);

/** Some rows are more open or more closed than the dataset: what one of their code fields says decides. A code that is not named has the dataset's. */
export const rowDisclosure = z.strictObject({ field: fieldName, values: z.record(z.string().min(1).max(40), disclosure) });

/** Rows are entries of a list of subjects: what a list check searches. Each part names the field that says it. */
export const listMark = z.strictObject({
  /** `restriction` closes doors, `warning` asks for care, `honour` speaks for the subject. */
  kind: z.enum(['restriction', 'warning', 'honour']),
  /** Null: the list is called as the dataset. */
  name: fieldName.nullable(),
  authority: fieldName.nullable(),
  listedOn: fieldName,
  removedOn: fieldName.nullable(),
  validTo: fieldName.nullable(),
  reference: fieldName.nullable(),
  reason: fieldName.nullable(),
});
export type ListMark = z.infer<typeof listMark>;

/** One catalogue entry. Adding a dataset is adding such a document, not code (product §5). Version-1 documents lack what has a default. */
export const datasetDefinition = z
  .strictObject({
    code: datasetCode,
    title: words(60),
    group: words(40),
    sourceName: words(120),
    /** The national authority behind the city's source. */
    nationalOwner: words(120).default(''),
    legalBasis: words(1000),
    provenance,
    /** What is recorded: the act or the matter (具体行为、事项). */
    behaviour: words(500).default(''),
    /** How it comes to the source and from there to here (来源渠道). */
    channel: words(200).default(''),
    /** Who may get it, and for what (共享范围). */
    sharingScope: words(500).default(''),
    disclosure,
    rowDisclosure: rowDisclosure.nullable().default(null),
    sensitivity: z.enum(['L1', 'L2', 'L3', 'L4']),
    sharingMode,
    cadence,
    /** Days after the end of the period by which the rows have arrived. */
    freshnessDays: z.int().min(0).max(3660),
    retentionYears: z.int().min(0).max(100),
    /** A published standard that the fields follow, for example GB/T 39445 or 双公示. */
    standard: words(120).nullable().default(null),
    /** Field names that make up the natural key beside enterprise and period; empty: one row per enterprise and period. */
    naturalKey: z.array(z.string()).max(10),
    /** The field that names the period; null for a state without a period. */
    periodField: z.string().nullable(),
    /** Rows make or change enterprises. */
    registers: z.boolean(),
    fields: z.array(fieldSpec).max(200),
    rules: z.array(qualityRule).max(100).default([]),
    /** Null: no list. Only a public dataset can be searched as one. */
    list: listMark.nullable().default(null),
  })
  .meta({ id: 'Dataset' });
export type DatasetDefinition = z.infer<typeof datasetDefinition>;
