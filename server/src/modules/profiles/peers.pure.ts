import { sections } from '../../kernel/pure/industry.js';
import type { SizeClass } from '../../kernel/pure/size-class.js';
import type { PeerView } from './indicators.contract.js';

/** A group smaller than this says nothing: its members could tell each other apart. */
export const firmsMin = 10;
/** So many values of a group are kept: enough for quarters, bounded whatever the city's size. */
const sampleMax = 2_000;

export interface Edges {
  readonly firms: number;
  readonly first: number;
  readonly median: number;
  readonly third: number;
}
export interface PeerEdges extends Edges {
  readonly group: string;
  readonly indicator: string;
  readonly asOf: string;
}

/** From the narrowest to the widest. */
export const groupsOf = (section: string | null, size: SizeClass): string[] => [
  ...(section && size !== 'unknown' ? [`${section}/${size}`] : []),
  ...(section ? [section] : []),
  '*',
];

const sizeWords: Record<SizeClass, string> = { large: '大型', medium: '中型', small: '小型', micro: '微型', unknown: '' };

export function groupWords(group: string): string {
  if (group === '*') return '全市企业';
  const [section = '', size] = group.split('/');
  const name = sections.find(({ code }) => code === section)?.name ?? section;
  return size ? `${name} · ${sizeWords[size as SizeClass]}` : name;
}

/** Values of one figure in one group: all of them while they are few, then every second, every fourth, … of them. */
export class Sample {
  private values: number[] = [];
  private every = 1;
  private seen = 0;

  add(value: number): void {
    if (this.seen % this.every === 0) {
      this.values.push(value);
      if (this.values.length > sampleMax) {
        this.values = this.values.filter((_, place) => place % 2 === 0);
        this.every *= 2;
      }
    }
    this.seen += 1;
  }

  edges(): Edges | null {
    if (this.seen < firmsMin) return null;
    const ordered = this.values.sort((left, right) => left - right);
    const at = (share: number): number => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0;
    return { firms: this.seen, first: at(0.25), median: at(0.5), third: at(0.75) };
  }
}

/** In which quarter a figure lies; nothing where most of the group has the same figure, because then a quarter tells nothing. */
export function positionOf(value: string, edges: PeerEdges | undefined): PeerView | null {
  if (!edges || edges.firms < firmsMin || edges.first === edges.third) return null;
  const figure = Number(value);
  const quarter = figure >= edges.third ? 4 : figure >= edges.median ? 3 : figure >= edges.first ? 2 : 1;
  const texts = ['低于四分之三的同行', '低于一半的同行', '高于一半的同行', '高于四分之三的同行'];
  return { quarter, text: texts[quarter - 1] ?? '', group: groupWords(edges.group), asOf: edges.asOf };
}
