import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { businessDate, instant, pageOf, pageQuery, period } from '../../kernel/wire.contract.js';
import { datasetCode, disclosure } from '../catalogue/catalogue.contract.js';

/** One row of a dataset about one enterprise, as it may be shown: personal identifiers masked, fields in the catalogue's order. */
export const recordView = z
  .object({
    dataset: datasetCode,
    title: z.string(),
    sourceName: z.string(),
    period,
    /** With dataset and period it names the row. */
    naturalKey: z.string(),
    disclosure,
    /** `selfDeclared`: the firm has said so itself, under a signed commitment; no department vouches for it. */
    origin: z.enum(['delivered', 'selfDeclared']),
    values: z.array(z.object({ field: z.string(), title: z.string(), value: z.string().nullable(), unit: z.string().nullable() })),
    loadedAt: instant,
  })
  .meta({ id: 'Record' });
export type RecordView = z.infer<typeof recordView>;

/** What we knew then, whatever has become of it since: an instant, or a day for its end in China. */
export const asOf = z.union([businessDate, instant]).meta({ id: 'AsOf', example: '2026-09-30' });

export const listOwnRecords = contract({
  method: 'get',
  path: '/enterprise/records',
  summary: 'What the platform holds about the caller’s own enterprise, now or as it was known at a time',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  query: pageQuery.extend({ dataset: datasetCode.optional(), asOf: asOf.optional() }),
  returns: pageOf(recordView).extend({
    /** What there is to choose from: every dataset with rows then, whatever the filter. */
    datasets: z.array(z.object({ dataset: datasetCode, title: z.string(), rows: z.int() })),
  }),
});
export type OwnRecordsView = z.infer<typeof listOwnRecords.returns>;

/** Who delivered, and under which number: what to name when asking the source about it. `reference` is null for what the firm has said itself. */
const deliveryBrief = z.object({ sourceName: z.string(), reference: z.string().nullable() }).meta({ id: 'DeliveryBrief' });

/** One accepted version of a row. */
export const recordVersionView = z
  .object({
    /** `standing`: holds now. `late`: an older delivery's row that arrived after a newer one's, so it never stood. */
    state: z.enum(['standing', 'replaced', 'withdrawn', 'late', 'rolledBack']),
    from: instant,
    until: instant.nullable(),
    /** The delivery that brought it. */
    batchId: z.string(),
    delivery: deliveryBrief,
    /** What took its place or took it back; null while it stands, and of a delivery that was rolled back as a whole. */
    endedBy: deliveryBrief.nullable(),
    /** Of a withdrawal, in the source's words. What a source writes about a whole delivery may be about other firms: it stays there. */
    reason: z.string().nullable(),
    values: recordView.shape.values,
  })
  .meta({ id: 'RecordVersion' });
export type RecordVersionView = z.infer<typeof recordVersionView>;

export const getOwnRecordHistory = contract({
  method: 'get',
  path: '/enterprise/records/history',
  summary: 'Every version of one row about the caller’s own enterprise, newest first',
  permission: 'enterprise:read',
  tags: ['enterprise'],
  query: z.strictObject({ dataset: datasetCode, period, naturalKey: z.string().max(120).default('') }),
  returns: z.object({ dataset: datasetCode, title: z.string(), period, origin: recordView.shape.origin, items: z.array(recordVersionView) }),
});
export type RecordHistoryView = z.infer<typeof getOwnRecordHistory.returns>;
