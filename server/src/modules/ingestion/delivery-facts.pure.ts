import type { RejectedRow, Values } from '../../kernel/importing/index.js';
import type { VersionedDataset } from '../catalogue/index.js';
import { arrivalRuleOf, daysBeyond } from './arrival-rules.js';

export interface SettledRow {
  readonly line: number;
  readonly period: string;
  readonly values: Values;
}

/** What a chunk of a delivery adds to the facts about it. */
export interface ChunkFacts {
  readonly requiredCells: number;
  readonly requiredMissing: number;
  readonly optionalCells: number;
  readonly optionalFilled: number;
  readonly lateDecisions: readonly {
    readonly line: number;
    readonly documentNumber: string;
    readonly decidedOn: string;
    readonly daysLate: number;
  }[];
  /** Rows by the period they are about; only where the dataset has years or months. */
  readonly periods: ReadonlyMap<string, number>;
}

type Dataset = Pick<VersionedDataset, 'code' | 'fields' | 'periodField'>;
const documentLengthMax = 120;

/** A required cell is missed by the row that was sent back for it; of other sent-back rows nothing is known about the optional ones. */
export function factsOfChunk(dataset: Dataset, receivedOn: string, accepted: readonly SettledRow[], rejected: readonly RejectedRow[]): ChunkFacts {
  const optional = dataset.fields.filter(({ required }) => !required).map(({ name }) => name);
  const lateDecisions: ChunkFacts['lateDecisions'][number][] = [];
  const periods = new Map<string, number>();
  const isPeriodic = hasCountedPeriods(dataset);
  let optionalFilled = 0;
  for (const { line, period, values } of accepted) {
    for (const name of optional) if (isFilled(values[name])) optionalFilled += 1;
    if (isPeriodic) periods.set(period, (periods.get(period) ?? 0) + 1);
    const late = lateDecision(dataset.code, receivedOn, values);
    if (late) lateDecisions.push({ line, ...late });
  }
  return {
    requiredCells: (accepted.length + rejected.length) * (dataset.fields.length - optional.length),
    requiredMissing: rejected.reduce((sum, { problems }) => sum + problems.filter(({ rule }) => rule === 'required').length, 0),
    optionalCells: accepted.length * optional.length,
    optionalFilled,
    lateDecisions,
    periods,
  };
}

/** A row per day or per event says nothing about which period has arrived. */
export function hasCountedPeriods({ fields, periodField }: Pick<Dataset, 'fields' | 'periodField'>): boolean {
  const type = fields.find(({ name }) => name === periodField)?.type;
  return type === 'month' || type === 'year';
}

function lateDecision(
  dataset: string,
  receivedOn: string,
  values: Values,
): { documentNumber: string; decidedOn: string; daysLate: number } | undefined {
  const rule = arrivalRuleOf(dataset, receivedOn);
  if (!rule) return undefined;
  const decidedOn = values[rule.decidedField];
  if (typeof decidedOn !== 'string') return undefined;
  const bound = arrivalRuleOf(dataset, decidedOn);
  if (!bound) return undefined;
  const daysLate = daysBeyond(bound, decidedOn, receivedOn);
  return daysLate > 0 ? { documentNumber: String(values[bound.documentField] ?? '').slice(0, documentLengthMax), decidedOn, daysLate } : undefined;
}

const isFilled = (value: Values[string] | undefined): boolean => value !== null && value !== undefined && value !== '';
