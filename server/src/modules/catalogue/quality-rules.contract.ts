import { z } from 'zod';
import { fieldName } from '../../kernel/importing/fields.contract.js';

export const ruleOperator = z.enum(['lt', 'lte', 'gt', 'gte', 'eq', 'ne', 'requiredWith']);
export type QualityOperator = z.infer<typeof ruleOperator>;

/**
 * What two fields of one row, or a field and a fixed value, have to do with each other. A side that is empty breaks no comparison;
 * `requiredWith`: left is filled wherever right is.
 */
export const qualityRule = z
  .strictObject({
    /** Stable: counted per dataset and source. */
    code: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, '规则代码以小写字母开头，只用字母和数字，最多 40 个'),
    title: z.string().max(60),
    left: fieldName,
    operator: ruleOperator,
    /** Another field, or a value in the form of the left field. */
    right: z.union([fieldName, z.strictObject({ value: z.string().max(60) })]),
    /** `warn`: the row is taken and counted. */
    severity: z.enum(['reject', 'warn']),
    /** Both are needed before it takes effect; a draft may lack them. */
    detail: z.string().max(120),
    remedy: z.string().max(120),
  })
  .meta({ id: 'QualityRule' });
export type QualityRule = z.infer<typeof qualityRule>;
