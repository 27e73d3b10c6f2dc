import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, pageOf, pageQuery } from '../../kernel/wire.contract.js';
import { hallProduct, needQuery } from '../products/products.contract.js';

/** One line of a product's rules against one enterprise. */
export const ruleResult = z
  .object({
    /** The rule as a sentence: "近 12 个月纳税入库不低于 20 万元". */
    text: z.string(),
    title: z.string(),
    outcome: z.enum(['met', 'failed', 'manual']),
    actual: z.string().nullable(),
    required: z.string(),
    /** By how much it fails: "差 8.20 万元"; null when met. */
    distance: z.string().nullable(),
    /** What would close it, and when, in a sentence; null when met. */
    advice: z.string().nullable(),
    /** Where value and limit lie on a line from 0 to 1, for numbers; null for words. */
    scale: z.object({ actual: z.number(), required: z.number(), from: z.string(), to: z.string(), isBetterAbove: z.boolean() }).nullable(),
    asOf: z.string().nullable(),
    sourceName: z.string().nullable(),
    /** For a group of which one must hold: its members. */
    members: z.array(
      z.object({ text: z.string(), outcome: z.enum(['met', 'failed', 'manual']), actual: z.string().nullable(), distance: z.string().nullable() }),
    ),
  })
  .meta({ id: 'RuleResult' });
export type RuleResult = z.infer<typeof ruleResult>;

export const matchView = z
  .object({
    product: hallProduct,
    /** `fit`: every rule met; `manual`: none failed, some need a person; `near`: one or two failed; `unfit`: more. */
    fit: z.enum(['fit', 'manual', 'near', 'unfit']),
    met: z.int(),
    failed: z.int(),
    manual: z.int(),
    rules: z.array(ruleResult),
  })
  .meta({ id: 'Match' });
export type MatchView = z.infer<typeof matchView>;

export const listMatches = contract({
  method: 'get',
  path: '/matches',
  summary: 'Every published product against the caller’s own enterprise: what fits first, then by whole cost. No bank learns of it',
  permission: 'match:read',
  tags: ['hall'],
  query: pageQuery.extend(needQuery.shape).extend({ fit: z.enum(['fit', 'manual', 'near', 'unfit']).optional() }),
  returns: pageOf(matchView).extend({ counts: z.object({ fit: z.int(), manual: z.int(), near: z.int(), unfit: z.int() }), sort: z.string() }),
});

export const getMatch = contract({
  method: 'get',
  path: '/matches/{productId}',
  summary: 'One product against the caller’s own enterprise, rule by rule',
  permission: 'match:read',
  tags: ['hall'],
  params: z.strictObject({ productId: id }),
  query: needQuery.pick({ amount: true, months: true }),
  returns: matchView,
});
