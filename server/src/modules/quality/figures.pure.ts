import type { Measure, PromiseView, QualityFigures, QualityShares } from './quality.contract.js';

export const noFigures: QualityFigures = {
  deliveries: 0,
  received: 0,
  accepted: 0,
  rejected: 0,
  usccErrors: 0,
  repeated: 0,
  requiredCells: 0,
  requiredMissing: 0,
  optionalCells: 0,
  optionalFilled: 0,
  firmsExpected: 0,
  firmsCovered: 0,
  lateDecisions: 0,
  due: 0,
  onTime: 0,
  late: 0,
  missing: 0,
  zeroReports: 0,
};

/** Of a month that was closed before a figure was thought of, that figure is 0. */
export const figuresIn = (kept: { readonly figures: Partial<QualityFigures> }): QualityFigures => ({ ...noFigures, ...kept.figures });

const names = Object.keys(noFigures) as (keyof QualityFigures)[];

export function addFigures(list: readonly Partial<QualityFigures>[]): QualityFigures {
  const sum: QualityFigures = { ...noFigures };
  for (const figures of list) for (const name of names) sum[name] += figures[name] ?? 0;
  return sum;
}

interface Ratio {
  readonly part: number;
  readonly whole: number;
}

const ratios = (figures: QualityFigures) => ({
  completeness: { part: figures.requiredCells - figures.requiredMissing, whole: figures.requiredCells },
  validity: { part: figures.accepted, whole: figures.received },
  timeliness: { part: figures.onTime, whole: figures.due },
  uniqueness: { part: figures.accepted - figures.repeated, whole: figures.accepted },
  usccErrors: { part: figures.usccErrors, whole: figures.received },
});

/** The shares as text, and which of them are worse than promised. Compared as whole numbers: a share just short of a promise breaks it, however it is rounded. */
export function sharesOf(figures: QualityFigures, promise: PromiseView): QualityShares {
  const of = ratios(figures);
  const broken = (Object.keys(of) as Measure[]).filter((measure) => isBroken(measure, of[measure], promise));
  return {
    completeness: goodShare(of.completeness),
    optionalFilled: goodShare({ part: figures.optionalFilled, whole: figures.optionalCells }),
    coverage: goodShare({ part: figures.firmsCovered, whole: figures.firmsExpected }),
    validity: goodShare(of.validity),
    timeliness: goodShare(of.timeliness),
    uniqueness: goodShare(of.uniqueness),
    usccPerMille: of.usccErrors.whole === 0 ? null : scaled(Math.ceil((of.usccErrors.part * 1000 * unit) / of.usccErrors.whole)),
    broken,
  };
}

export const valueOf = (shares: QualityShares, measure: Measure): string | null => shares[measure === 'usccErrors' ? 'usccPerMille' : measure];
export const promiseFor = (promise: PromiseView, measure: Measure): string => promise[measure === 'usccErrors' ? 'usccPerMille' : measure];

const unit = 10_000;

function isBroken(measure: Measure, { part, whole }: Ratio, promise: PromiseView): boolean {
  if (whole === 0) return false;
  const threshold = BigInt(Math.round(Number(promiseFor(promise, measure)) * unit));
  const base = measure === 'usccErrors' ? 1000n : 100n;
  const value = BigInt(part) * base * BigInt(unit);
  return measure === 'usccErrors' ? value > threshold * BigInt(whole) : value < threshold * BigInt(whole);
}

/** Cut, not rounded: 100 stands only where nothing is missing. */
const goodShare = ({ part, whole }: Ratio): string | null => (whole === 0 ? null : scaled(Math.floor((part * 100 * unit) / whole)));

const scaled = (units: number): string => String(units / unit);
