import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { id, instant, line, pageOf, pageQuery, percent, positiveYuan, text, unsignedYuan, yuan } from '../../kernel/wire.contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';

export const guaranteeType = z.enum(['credit', 'guarantee', 'mortgage', 'pledge', 'combined']);
export type GuaranteeType = z.infer<typeof guaranteeType>;
export const repaymentMethod = z.enum(['equalInstalment', 'equalPrincipal', 'interestMonthly', 'bulletAtEnd', 'revolving']);
export const productTag = z.enum(['firstLoan', 'renewal', 'technology', 'green', 'agriculture', 'supplyChain', 'policy']);
export const versionState = z.enum(['draft', 'inReview', 'published', 'returned', 'superseded']);
export type VersionState = z.infer<typeof versionState>;
export const productState = z.enum(['offered', 'suspended', 'retired']);
export type ProductState = z.infer<typeof productState>;

const ratePercent = percent.refine((value) => Number(value) >= 0 && Number(value) <= 36, { message: '年利率要在 0 到 36% 之间' });

export const fee = z
  .strictObject({
    kind: z.enum(['service', 'guarantee', 'insurance', 'appraisal', 'other']),
    title: line(30),
    /** Percent of the amount, or a fixed sum. Charged when the money is paid out. */
    percent: percent.refine((value) => Number(value) > 0 && Number(value) <= 20, { message: '费率要大于 0，不超过 20%' }).optional(),
    fixed: positiveYuan.optional(),
  })
  .refine((value) => (value.percent === undefined) !== (value.fixed === undefined), { message: '费用写比例或金额，二选一', path: ['percent'] });

export const ruleOperator = z.enum(['atLeast', 'atMost', 'is', 'isNot', 'oneOf', 'noneOf']);
export type RuleOperator = z.infer<typeof ruleOperator>;

/** One sentence: fact, operator, value. Values are strings as the fact's type writes them; several only for `oneOf` and `noneOf`. */
export const ruleTest = z.strictObject({
  kind: z.literal('test'),
  fact: z.string().max(60),
  operator: ruleOperator,
  values: z.array(z.string().min(1).max(60)).min(1).max(30),
  /** No data: the firm fails the rule, or a person looks at it. */
  whenMissing: z.enum(['fail', 'manual']),
});
export type RuleTest = z.infer<typeof ruleTest>;
export const ruleGroup = z.strictObject({ kind: z.literal('any'), rules: z.array(ruleTest).min(1).max(10) });
/** All lines must hold; a line is a test, or a group of which one must hold. */
export const ruleSet = z.strictObject({ kind: z.literal('all'), rules: z.array(z.union([ruleTest, ruleGroup])).max(30) }).meta({ id: 'RuleSet' });
export type RuleSet = z.infer<typeof ruleSet>;

export const requiredDataset = z.strictObject({
  dataset: datasetCode,
  months: z.int().min(1).max(24).nullable(),
  isRequired: z.boolean(),
  reason: line(60),
});

/** Everything a version says. Kept for every published version; an application keeps the version it was made under. */
export const productTerms = z
  .strictObject({
    name: line(40),
    summary: text(300).optional(),
    guaranteeType,
    amountMin: positiveYuan,
    amountMax: positiveYuan,
    termMonthsMin: z.int().min(1).max(360),
    termMonthsMax: z.int().min(1).max(360),
    rateMin: ratePercent,
    rateMax: ratePercent,
    fees: z.array(fee).max(10),
    repaymentMethods: z.array(repaymentMethod).min(1),
    use: line(100),
    tags: z.array(productTag),
    datasets: z.array(requiredDataset).max(60),
    rules: ruleSet,
    firstResponseWorkingDays: z.int().min(1).max(10),
    decisionDays: z.int().min(1).max(30),
    penaltyRateUpliftPercent: percent,
    prepayment: line(100),
    coolingOffDays: z.int().min(0).max(30),
    collection: line(100),
    complaintPhone: line(40),
  })
  .meta({ id: 'ProductTerms' });
export type ProductTerms = z.infer<typeof productTerms>;

export const versionView = z
  .object({
    id,
    number: z.int(),
    state: versionState,
    terms: productTerms,
    /** The rules as the firm reads them. */
    ruleTexts: z.array(z.string()),
    draftedBy: z.string(),
    submittedAt: instant.nullable(),
    publishedAt: instant.nullable(),
    returnedReason: z.string().nullable(),
    etag: z.string(),
  })
  .meta({ id: 'ProductVersion' });

export const productView = z
  .object({
    id,
    state: productState.nullable(),
    name: z.string(),
    bank: z.object({ id, name: z.string(), shortName: z.string() }),
    published: versionView.nullable(),
    /** The version being worked on or reviewed. */
    open: versionView.nullable(),
    applicationCount: z.int(),
    can: z.array(z.enum(['edit', 'newVersion', 'submit', 'suspend', 'resume', 'retire', 'publish', 'return'])),
  })
  .meta({ id: 'Product' });
export type ProductView = z.infer<typeof productView>;

const productParams = z.strictObject({ productId: id });

export const listOwnProducts = contract({
  method: 'get',
  path: '/products',
  summary: 'The bank’s own products',
  permission: 'product:read',
  tags: ['products'],
  query: pageQuery,
  returns: pageOf(productView),
});

export const getOwnProduct = contract({
  method: 'get',
  path: '/products/{productId}',
  summary: 'One of the bank’s own products',
  permission: 'product:read',
  tags: ['products'],
  params: productParams,
  returns: productView,
});

export const draftProduct = contract({
  method: 'post',
  path: '/products',
  summary: 'Begin a product with its first draft',
  permission: 'product:edit',
  tags: ['products'],
  status: 201,
  once: true,
  limit: 'write',
  body: productTerms,
  returns: productView,
});

export const newVersion = contract({
  method: 'post',
  path: '/products/{productId}/versions',
  summary: 'Begin the next version as a copy of the published one',
  permission: 'product:edit',
  tags: ['products'],
  status: 201,
  params: productParams,
  body: z.strictObject({}),
  returns: productView,
});

export const saveDraft = contract({
  method: 'put',
  path: '/products/{productId}/draft',
  summary: 'Save the draft. `etag` is the one that was read; a newer draft is never overwritten (412)',
  permission: 'product:edit',
  tags: ['products'],
  limit: 'write',
  params: productParams,
  body: z.strictObject({ etag: z.string().max(80), terms: productTerms }),
  returns: productView,
});

export const submitDraft = contract({
  method: 'post',
  path: '/products/{productId}/draft/submission',
  summary: 'Send the draft to the operator for review',
  permission: 'product:edit',
  tags: ['products'],
  status: 201,
  params: productParams,
  body: z.strictObject({ etag: z.string().max(80) }),
  returns: productView,
});

export const changeShelf = contract({
  method: 'post',
  path: '/products/{productId}/shelf-moves',
  summary: 'Suspend, resume or retire a product',
  permission: 'product:edit',
  tags: ['products'],
  status: 201,
  params: productParams,
  body: z.strictObject({ move: z.enum(['suspend', 'resume', 'retire']) }),
  returns: productView,
});

export const tryRules = contract({
  method: 'post',
  path: '/products/{productId}/trials',
  summary: 'How many firms would fit, as bands. The same question within a day has the same answer; every question is on the record',
  permission: 'product:edit',
  tags: ['products'],
  limit: 'write',
  params: productParams,
  body: z.strictObject({ rules: ruleSet }),
  returns: z.object({
    /** Null: fewer than the threshold, not shown. */
    fits: z.object({ from: z.int(), to: z.int() }).nullable(),
    all: z.object({ from: z.int(), to: z.int() }).nullable(),
    /** How many remain after each line, in order. */
    afterLine: z.array(z.object({ from: z.int(), to: z.int() }).nullable()),
    trialsLeftToday: z.int(),
  }),
});

export const listProductReviews = contract({
  method: 'get',
  path: '/product-reviews',
  summary: 'Versions waiting for review',
  permission: 'product:review',
  tags: ['products'],
  query: pageQuery.extend({ state: z.enum(['inReview', 'published', 'returned']).optional() }),
  returns: pageOf(productView),
});

export const getProductReview = contract({
  method: 'get',
  path: '/product-reviews/{productId}',
  summary: 'One product under review, with the published version to compare',
  permission: 'product:review',
  tags: ['products'],
  params: productParams,
  returns: productView,
});

export const publishVersion = contract({
  method: 'post',
  path: '/product-reviews/{productId}/publication',
  summary: 'Publish: the second person of the two',
  permission: 'product:review',
  proof: 'fresh',
  tags: ['products'],
  status: 201,
  params: productParams,
  body: z.strictObject({ etag: z.string().max(80) }),
  returns: productView,
});

export const returnVersion = contract({
  method: 'post',
  path: '/product-reviews/{productId}/return',
  summary: 'Send back to the bank with a reason',
  permission: 'product:review',
  tags: ['products'],
  status: 201,
  params: productParams,
  body: z.strictObject({ etag: z.string().max(80), reason: text(500) }),
  returns: productView,
});

/** Cost for a given amount and term at the product's lowest published rate, all fees included. */
export const costView = z
  .object({
    amount: yuan,
    months: z.int(),
    method: repaymentMethod,
    interest: unsignedYuan,
    fees: unsignedYuan,
    total: unsignedYuan,
    /** 综合年化成本: 12 × monthly IRR on the net amount paid out. */
    apr: percent,
    /** Average principal in use over the year, for repayments by instalment. */
    averageOutstanding: yuan,
  })
  .meta({ id: 'Cost' });

export const hallProduct = z
  .object({
    id,
    versionId: id,
    versionNumber: z.int(),
    publishedAt: instant,
    bank: z.object({ id, name: z.string(), shortName: z.string() }),
    terms: productTerms,
    ruleTexts: z.array(z.string()),
    cost: costView.nullable(),
    /** Measured over the last 90 days; null with fewer than five cases. */
    record: z.object({ firstResponseWorkingDays: z.number(), decisionDays: z.number() }).nullable(),
  })
  .meta({ id: 'HallProduct' });
export type HallProduct = z.infer<typeof hallProduct>;

/** Amount and term asked for; both or the product's own middle. */
export const needQuery = z.strictObject({
  amount: positiveYuan.optional(),
  months: z.coerce.number().int().min(1).max(360).optional(),
  guaranteeType: guaranteeType.optional(),
  tag: productTag.optional(),
  bankId: id.optional(),
});

export const listHallProducts = contract({
  method: 'get',
  path: '/hall/products',
  summary: 'Published products with their whole cost, cheapest first. No paid placement',
  permission: 'public',
  tags: ['hall'],
  query: pageQuery.extend(needQuery.shape),
  returns: pageOf(hallProduct),
});

export const getHallProduct = contract({
  method: 'get',
  path: '/hall/products/{productId}',
  summary: 'One published product',
  permission: 'public',
  tags: ['hall'],
  params: productParams,
  query: z.strictObject({ amount: positiveYuan.optional(), months: z.coerce.number().int().min(1).max(360).optional() }),
  returns: hallProduct,
});
