import { offerCosts, type OfferCosts, type RepaymentMethod } from '../../kernel/pure/apr.js';
import { wanRound, yuanText } from '../../kernel/pure/format.js';
import { fenOf, roundHalfUp, yuanOf } from '../../kernel/pure/money.js';
import { percentOf, PPM, ppmOf } from '../../kernel/pure/rate.js';
import type { FieldError } from '../../kernel/errors.js';
import type { ProductTerms } from '../products/products.contract.js';

export interface OfferTerms {
  readonly amountFen: bigint;
  readonly ratePpm: number;
  readonly termMonths: number;
  readonly method: RepaymentMethod;
  readonly serviceFeesFen: bigint;
  readonly guaranteeFeesFen: bigint;
  readonly otherFeesFen: bigint;
}

export const methodWords: Readonly<Record<RepaymentMethod, string>> = {
  equalInstalment: '等额本息',
  equalPrincipal: '等额本金',
  interestMonthly: '按月付息，到期还本',
  bulletAtEnd: '到期一次还本付息',
  revolving: '随借随还',
};

export const offerTermsOf = (body: {
  readonly amount: string;
  readonly rate: string;
  readonly termMonths: number;
  readonly method: RepaymentMethod;
  readonly serviceFees: string;
  readonly guaranteeFees: string;
  readonly otherFees: string;
}): OfferTerms => ({
  amountFen: fenOf(body.amount),
  ratePpm: ppmOf(body.rate),
  termMonths: body.termMonths,
  method: body.method,
  serviceFeesFen: fenOf(body.serviceFees),
  guaranteeFeesFen: fenOf(body.guaranteeFees),
  otherFeesFen: fenOf(body.otherFees),
});

export const feesOf = (terms: OfferTerms): bigint => terms.serviceFeesFen + terms.guaranteeFeesFen + terms.otherFeesFen;

/** Costs cannot be worked out when the fees eat up the loan. */
export function costsOf(terms: OfferTerms): OfferCosts | null {
  if (feesOf(terms) >= terms.amountFen) return null;
  return offerCosts({
    principalFen: terms.amountFen,
    ratePpm: terms.ratePpm,
    months: terms.termMonths,
    method: terms.method,
    upfrontFeesFen: feesOf(terms),
  });
}

/** The rate once a payment is late: the agreed one plus the published uplift on it. Rounded half-up to ppm here. */
export const penaltyRate = (ratePpm: number, upliftPercent: string): number =>
  Number(roundHalfUp(BigInt(ratePpm) * (PPM + BigInt(ppmOf(upliftPercent))), PPM));

type Bounds = Pick<ProductTerms, 'amountMin' | 'amountMax' | 'termMonthsMin' | 'termMonthsMax'>;

/** Amount and term against what the product offers, in the words of whoever typed them. */
export function needErrors(need: { readonly amountFen: bigint; readonly termMonths: number }, product: Bounds): FieldError[] {
  const errors: FieldError[] = [];
  const typed = wanRound(yuanOf(need.amountFen));
  if (need.amountFen > fenOf(product.amountMax))
    errors.push(error('amount', 'maximum', `借款金额最多 ${wanRound(product.amountMax)}。您填了 ${typed}`));
  if (need.amountFen < fenOf(product.amountMin))
    errors.push(error('amount', 'minimum', `借款金额最少 ${wanRound(product.amountMin)}。您填了 ${typed}`));
  if (need.termMonths > product.termMonthsMax)
    errors.push(error('termMonths', 'maximum', `期限最长 ${product.termMonthsMax} 个月。您填了 ${need.termMonths} 个月`));
  if (need.termMonths < product.termMonthsMin)
    errors.push(error('termMonths', 'minimum', `期限最短 ${product.termMonthsMin} 个月。您填了 ${need.termMonths} 个月`));
  return errors;
}

/** An offer stays within what the bank has published: amount, term, rate, method and every fee. */
export function offerErrors(terms: OfferTerms, product: ProductTerms): FieldError[] {
  const errors = needErrors(terms, product);
  if (terms.ratePpm < ppmOf(product.rateMin) || terms.ratePpm > ppmOf(product.rateMax)) {
    errors.push(
      error(
        'rate',
        'range',
        `产品公示的年利率是 ${percentOf(ppmOf(product.rateMin))}%–${percentOf(ppmOf(product.rateMax))}%。您填了 ${percentOf(terms.ratePpm)}%`,
      ),
    );
  }
  if (!product.repaymentMethods.includes(terms.method)) {
    errors.push(error('method', 'choice', `产品公示的还款方式是${product.repaymentMethods.map((method) => methodWords[method]).join('、')}`));
  }
  for (const { field, word, kinds, fen } of feeLines(terms)) {
    const publishedFen = publishedFees(product, kinds, terms.amountFen);
    if (fen > publishedFen) {
      errors.push(error(field, 'maximum', `产品公示的${word}最多 ${yuanText(yuanOf(publishedFen))}。您填了 ${yuanText(yuanOf(fen))}`));
    }
  }
  if (feesOf(terms) >= terms.amountFen) errors.push(error('amount', 'fees', '各项费用加起来要少于贷款金额'));
  return errors;
}

const feeLines = (terms: OfferTerms) =>
  [
    { field: 'serviceFees', word: '服务费、手续费', kinds: ['service'], fen: terms.serviceFeesFen },
    { field: 'guaranteeFees', word: '担保费、保险费', kinds: ['guarantee', 'insurance'], fen: terms.guaranteeFeesFen },
    { field: 'otherFees', word: '评估、登记等其他费用', kinds: ['appraisal', 'other'], fen: terms.otherFeesFen },
  ] as const;

/** Each published fee on this amount, rounded half-up to 分 one by one, as each is charged by itself. */
const publishedFees = (product: ProductTerms, kinds: readonly string[], amountFen: bigint): bigint =>
  product.fees
    .filter((fee) => kinds.includes(fee.kind))
    .reduce((sum, fee) => sum + (fee.fixed === undefined ? roundHalfUp(amountFen * BigInt(ppmOf(fee.percent ?? '0')), PPM) : fenOf(fee.fixed)), 0n);

/** Runs of equal instalments: eleven of 3,208.33 and a last one of 1,003,208.33. */
export function instalmentRuns(
  instalments: readonly { readonly month: number; readonly totalFen: bigint }[],
): { from: number; to: number; amountFen: bigint }[] {
  const runs: { from: number; to: number; amountFen: bigint }[] = [];
  instalments.forEach(({ totalFen }, index) => {
    const last = runs.at(-1);
    if (last?.amountFen === totalFen) last.to = index + 1;
    else runs.push({ from: index + 1, to: index + 1, amountFen: totalFen });
  });
  return runs;
}

const error = (field: string, rule: string, detail: string): FieldError => ({ pointer: `/body/${field}`, rule, detail });
