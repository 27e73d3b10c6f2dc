import { countText, monthsText, share, wanRound, yuanText } from '../../kernel/pure/format.js';
import type { Indicator } from './indicators.js';

type Banded = Pick<Indicator, 'bands' | 'type' | 'unit'>;
interface Band {
  readonly index: number;
  readonly of: number;
  readonly text: string;
}

/** The class a figure falls in; an edge belongs to the class above it. */
export function bandOf(indicator: Banded, value: string | null): Band | null {
  if (value === null || indicator.bands.length === 0) return null;
  const texts = bandTexts(indicator);
  const index = indicator.bands.filter((edge) => Number(value) >= Number(edge)).length;
  return { index, of: texts.length, text: texts[index] ?? '' };
}

/** `1 万元以下`, `1 万元–5 万元`, `5 万元及以上`. */
export function bandTexts(indicator: Banded): string[] {
  const edges = indicator.bands.map((edge) => edgeText(indicator, edge));
  if (edges.length === 0) return [];
  return [`${edges[0]}以下`, ...edges.slice(1).map((edge, place) => `${edges[place]}–${edge}`), `${edges.at(-1)}及以上`];
}

export function edgeText({ type, unit }: Pick<Indicator, 'type' | 'unit'>, edge: string): string {
  switch (type) {
    case 'money':
      return unit === '元' ? yuanText(edge).replace(/\.00/, '') : wanRound(edge);
    case 'ratio':
      return unit === '%' ? share(edge).replace(/\.0%$/, '%') : `${edge} ${unit ?? ''}`.trim();
    case 'months':
      return monthsText(Number(edge));
    default:
      return unit === null ? countText(edge) : `${countText(edge)} ${unit}`;
  }
}

/** A value as a person reads it. */
export function valueWords(indicator: Pick<Indicator, 'type' | 'unit' | 'options'>, value: string): string {
  switch (indicator.type) {
    case 'code':
    case 'flag':
      return indicator.options.find(({ code }) => code === value)?.title ?? value;
    case 'date':
      return value;
    case 'ratio':
      return indicator.unit === '%' ? share(value) : `${String(Math.round(Number(value) * 100) / 100)} ${indicator.unit ?? ''}`.trim();
    default:
      return edgeText(indicator, value);
  }
}
