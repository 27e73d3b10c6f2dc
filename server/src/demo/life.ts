import type { DemoFirm, Life } from './firm.js';
import { monthsApart } from './time.js';

const lives: readonly Life[] = ['steady', 'growing', 'seasonal', 'steady', 'declining', 'growing', 'steady', 'inArrears'];
export const lifeOf = (index: number): Life => lives[index % lives.length] as Life;

/** Share of a year's growth, fall, and of ordinary work in the months of the year. */
const growthOfYear = 0.24;
const fallOfYear = 0.35;
const springFestival = 0.55;
const seasons = [0.7, 0.5, 0.8, 0.9, 0.9, 1, 1, 1.1, 1.3, 1.5, 1.4, 1.1];

/** How much of its ordinary business a firm does in a month, seen from `today`: 1 is ordinary, 0 before it was founded. */
export function businessOf(firm: DemoFirm, month: string, today: string, topic: string): number {
  if (month < firm.establishedOn.slice(0, 7)) return 0;
  const ago = monthsApart(month, today.slice(0, 7));
  const season = firm.life === 'seasonal' ? (seasons[Number(month.slice(5)) - 1] as number) : month.endsWith('-02') ? springFestival : 1;
  return season * trend(firm, month, ago) * (0.93 + 0.14 * chanceOf(firm.index, month, topic));
}

function trend(firm: DemoFirm, month: string, ago: number): number {
  if (firm.life === 'growing') return Math.max(0.3, 1 - (growthOfYear * ago) / 12);
  if (firm.life === 'declining') return 1 + (fallOfYear * ago) / 12;
  if (firm.life === 'inArrears') return ago < 7 ? 0.55 + ago * 0.06 : 1;
  if (firm.life === 'young') return Math.min(1, 0.2 + 0.12 * monthsApart(firm.establishedOn.slice(0, 7), month));
  return 1;
}

/** 0 ≤ x < 1, the same for one firm, month and topic, however often and in whatever order it is asked. */
export function chanceOf(index: number, month: string, topic: string): number {
  let hash = 2_166_136_261 ^ index;
  for (const letter of `${month}/${topic}`) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** Months in which a firm in trouble leaves bills unpaid: from five months ago on. */
const troubledMonths = 5;
export const owesIn = (firm: DemoFirm, month: string, today: string): number =>
  firm.life === 'inArrears' ? Math.max(0, troubledMonths - monthsApart(month, today.slice(0, 7)) + 1) : 0;
