import type { z } from 'zod';
import { roundHalfUp, yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { monthsBack } from '../../kernel/pure/working-calendar.js';
import type { loanFigures } from './statistics.contract.js';

export type Figures = z.input<typeof loanFigures>;

/** Exact sums of some cells; shares and rates are divided only when they are shown. */
export interface Tally {
  grantedFen: bigint;
  grantedCount: number;
  drawnFen: bigint;
  drawnCount: number;
  unsecuredFen: bigint;
  /** Σ drawn × rate, in 分 × ppm. */
  weightedFenPpm: bigint;
  events: number;
}
export interface Firms {
  readonly firms: number;
  readonly firstLoanFirms: number;
}

export const emptyTally = (): Tally => ({
  grantedFen: 0n,
  grantedCount: 0,
  drawnFen: 0n,
  drawnCount: 0,
  unsecuredFen: 0n,
  weightedFenPpm: 0n,
  events: 0,
});
export const noFirms: Firms = { firms: 0, firstLoanFirms: 0 };

const SHARE_UNITS = 10_000n;

export function figuresOf(tally: Tally, balanceFen: bigint, { firms, firstLoanFirms }: Firms): Figures {
  const isDrawn = tally.drawnFen > 0n;
  return {
    granted: yuanOf(tally.grantedFen),
    grantedCount: tally.grantedCount,
    drawn: yuanOf(tally.drawnFen),
    drawnCount: tally.drawnCount,
    firms,
    firstLoanFirms,
    unsecuredShare: isDrawn ? shareText(tally.unsecuredFen, tally.drawnFen) : null,
    weightedRate: isDrawn ? percentOf(Number(roundHalfUp(tally.weightedFenPpm, tally.drawnFen))) : null,
    balance: yuanOf(balanceFen),
    events: tally.events,
  };
}

/** Four decimals, rounded half-up here and nowhere before. */
function shareText(part: bigint, whole: bigint): string {
  const units = roundHalfUp(part * SHARE_UNITS, whole);
  return `${units / SHARE_UNITS}.${String(units % SHARE_UNITS).padStart(4, '0')}`;
}

/** A share as percent, for a spreadsheet: "0.4167" → "41.67". */
export const percentOfShare = (share: string | null): string | null => (share === null ? null : percentOf(Number(share.replace('.', '')) * 100));

export function monthsFrom(from: string, to: string): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = monthsBack(month, -1)) months.push(month);
  return months;
}
