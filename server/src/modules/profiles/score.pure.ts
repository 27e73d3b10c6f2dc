import { bandTexts, edgeText, valueWords } from './bands.pure.js';
import { divide, exactOf, decimalText, subtract } from './exact.pure.js';
import { indicatorByCode, type Indicator } from './indicators.js';
import type { MissingReason } from './indicators.contract.js';
import type { ScorecardView, ScoreView } from './score.contract.js';
import { mostOf, type CardItem, type Scorecard } from './scorecard.js';

const scoreMax = 1000;
const listedMax = 5;

/** One figure as the reader of the score may see it. */
export interface ScoreInput {
  readonly value: string | null;
  readonly asOf: string | null;
  readonly missing: MissingReason | null;
  readonly missingText: string | null;
}
interface Given {
  readonly dimension: string;
  readonly item: CardItem;
  readonly indicator: Indicator;
  readonly input: ScoreInput;
  readonly points: number | null;
  readonly pointsMax: number;
}

/** What is missing is not counted: neither for nor against. The rest is scaled to the whole, and the answer says how much that was. */
export function scoreOf(card: Scorecard, inputOf: (indicator: string) => ScoreInput, today: string): ScoreView {
  const given = card.dimensions.flatMap(({ code, items }) => items.map((item) => give(code, item, inputOf(item.indicator))));
  const counted = given.filter((one) => one.points !== null);
  const most = sum(counted, ({ pointsMax }) => pointsMax);
  const coveragePercent = Math.floor((most * 100) / scoreMax);
  const isEnough = coveragePercent >= card.coverageMinPercent;
  const scaled = (of: number): number => (most === 0 ? 0 : Number(divide(of * scoreMax, most, 0)));
  const score = isEnough ? scaled(sum(counted, ({ points }) => points ?? 0)) : null;
  const isPartial = given.some(({ input }) => input.missing === 'notAuthorised');
  return {
    card: { code: card.code, title: card.title, version: card.version, issuedOn: card.issuedOn, attribution: card.attribution },
    scoredOn: today,
    score,
    grade: score === null ? null : gradeOf(card, score),
    coveragePercent,
    coverageMinPercent: card.coverageMinPercent,
    isPartial,
    note: noteOf(isEnough, isPartial, coveragePercent, card.coverageMinPercent),
    dimensions: card.dimensions.map(({ code, title, items }) => {
      const own = counted.filter((one) => one.dimension === code);
      const pointsMax = items.reduce((all, item) => all + mostOf(item), 0);
      return {
        code,
        title,
        points: own.length === 0 ? null : sum(own, ({ points }) => points ?? 0),
        pointsMax,
        coveragePercent: Math.floor((sum(own, (one) => one.pointsMax) * 100) / pointsMax),
      };
    }),
    items: given.map(({ dimension, indicator, input, points, pointsMax }) => ({
      indicator: indicator.code,
      title: indicator.title,
      dimension,
      points,
      pointsMax,
      valueText: points === null || input.value === null ? null : valueWords(indicator, input.value),
      asOf: points === null ? null : input.asOf,
      missing: points === null ? (input.missing ?? 'notArrived') : null,
      missingText: points === null ? (input.missingText ?? '没有数据，不计分') : null,
    })),
    costs: isEnough ? costsOf(counted, scaled) : [],
    improvements: isEnough ? improvementsOf(counted, scaled) : [],
  };
}

function give(dimension: string, item: CardItem, input: ScoreInput): Given {
  const indicator = indicatorByCode.get(item.indicator);
  if (!indicator) throw new Error(`${item.indicator} is not declared`);
  const bin = input.value === null || input.missing !== null ? undefined : binOf(item, input.value);
  return { dimension, item, indicator, input, points: bin?.points ?? null, pointsMax: mostOf(item) };
}

/** The last step that is not above the value, or the group that has the word; a word the card does not know is not judged. */
function binOf({ bins }: CardItem, value: string): { readonly points: number } | undefined {
  let found: { readonly points: number } | undefined;
  for (const bin of bins) {
    if ('is' in bin ? bin.is.includes(value) : bin.from === null || Number(value) >= Number(bin.from)) found = bin;
  }
  return found;
}

function gradeOf({ grades }: Scorecard, score: number): ScoreView['grade'] {
  const index = grades.filter(({ from }) => score >= from).length - 1;
  const grade = grades[index];
  return grade ? { code: grade.code, title: grade.title, index, of: grades.length } : null;
}

function noteOf(isEnough: boolean, isPartial: boolean, coverage: number, least: number): string | null {
  if (!isEnough)
    return `${isPartial ? '授权范围内的数据' : '现有数据'}只够计算 ${coverage}%，不足 ${least}%，不给出分数。${isPartial ? '没有授权的数据不计分，也不扣分。' : ''}`;
  if (isPartial) return `只按授权范围内的数据计算（占 ${coverage}%）。没有授权的数据不计分，也不扣分。`;
  return coverage < 100 ? `按现有数据计算（占 ${coverage}%）。没有的数据不计分，也不扣分。` : null;
}

const costsOf = (counted: readonly Given[], scaled: (of: number) => number): ScoreView['costs'] =>
  counted
    .flatMap(({ indicator, input, points, pointsMax }) => {
      const lost = scaled(pointsMax - (points ?? 0));
      return lost === 0 || input.value === null
        ? []
        : [{ indicator: indicator.code, title: indicator.title, points: lost, text: `${indicator.title}：${valueWords(indicator, input.value)}` }];
    })
    .sort((left, right) => right.points - left.points)
    .slice(0, listedMax);

const improvementsOf = (counted: readonly Given[], scaled: (of: number) => number): ScoreView['improvements'] =>
  counted
    .flatMap((one) => {
      const better = nextBetter(one);
      const gain = better ? scaled(better.points - (one.points ?? 0)) : 0;
      return better && gain > 0 ? [{ indicator: one.indicator.code, title: one.indicator.title, points: gain, text: better.text }] : [];
    })
    .sort((left, right) => right.points - left.points)
    .slice(0, listedMax);

/** `从 B 级到 A 级`, but `从否到是`: a space stands beside letters and digits only. */
const changeWords = (from: string, to: string): string => `从${spaced(from)}到${spaced(to)}`;
const spaced = (word: string): string => `${/^[\w]/.test(word) ? ' ' : ''}${word}`;

/** The nearest class that gives more, and how far it is. */
function nextBetter({ item, indicator, input, points }: Given): { readonly points: number; readonly text: string } | null {
  const { value } = input;
  if (value === null || points === null) return null;
  const words = item.bins.flatMap((bin) => ('is' in bin ? [bin] : []));
  if (words.length > 0) {
    const better = words.filter((bin) => bin.points > points).sort((left, right) => left.points - right.points)[0];
    return better
      ? { points: better.points, text: `${indicator.title}${changeWords(valueWords(indicator, value), valueWords(indicator, better.is[0] ?? ''))}` }
      : null;
  }
  const steps = item.bins.flatMap((bin) => ('from' in bin ? [bin] : []));
  const place = steps.filter(({ from }) => from === null || Number(value) >= Number(from)).length - 1;
  if (indicator.direction === 'more') {
    const better = steps.slice(place + 1).find((bin) => bin.points > points);
    return better?.from == null
      ? null
      : { points: better.points, text: `${indicator.title}再${moveWord(indicator)} ${gap(indicator, better.from, value)}` };
  }
  // The nearest edge below the value, beneath which there is more to have.
  const edge = [...steps.slice(0, place + 1).entries()]
    .reverse()
    .find(([at, bin]) => bin.from !== null && (steps[at - 1]?.points ?? 0) > points)?.[1].from;
  const better = edge == null ? undefined : steps[steps.findIndex(({ from }) => from === edge) - 1];
  return better && edge != null
    ? { points: better.points, text: `${indicator.title}降到 ${edgeText(indicator, edge)}以下，现在是 ${valueWords(indicator, value)}` }
    : null;
}

const moveWord = ({ type }: Indicator): string => (type === 'months' ? '过' : type === 'ratio' ? '提高' : '增加');

function gap(indicator: Indicator, to: string, from: string): string {
  const scale = indicator.type === 'money' ? 2 : indicator.type === 'ratio' ? 4 : 0;
  const size = decimalText(subtract(exactOf(to, scale), exactOf(from, scale)), scale);
  if (indicator.type !== 'ratio' || indicator.unit !== '%') return edgeText(indicator, size);
  return `${(Math.ceil(Number(size) * 1000) / 10).toFixed(1)} 个百分点`;
}

const sum = (items: readonly Given[], of: (one: Given) => number): number => items.reduce((all, one) => all + of(one), 0);

/** The card as declared, for whoever is judged by it. */
export const presentCard = (card: Scorecard): ScorecardView => ({
  code: card.code,
  title: card.title,
  version: card.version,
  issuedOn: card.issuedOn,
  attribution: card.attribution,
  scoreMax,
  coverageMinPercent: card.coverageMinPercent,
  dimensions: card.dimensions.map(({ code, title, items }) => ({
    code,
    title,
    pointsMax: items.reduce((all, item) => all + mostOf(item), 0),
    items: items.flatMap((item) => {
      const indicator = indicatorByCode.get(item.indicator);
      return indicator
        ? [
            {
              indicator: indicator.code,
              title: indicator.title,
              datasets: [...indicator.datasets],
              direction: indicator.direction,
              pointsMax: mostOf(item),
              bins: binTexts(item, indicator),
            },
          ]
        : [];
    }),
  })),
  grades: card.grades,
});

function binTexts({ bins }: CardItem, indicator: Indicator): { text: string; points: number }[] {
  const edges = bins.flatMap((bin) => ('from' in bin && bin.from !== null ? [bin.from] : []));
  const texts = bandTexts({ ...indicator, bands: edges });
  return bins.map((bin, place) => ({
    text: 'is' in bin ? bin.is.map((word) => valueWords(indicator, word)).join('、') : (texts[place] ?? ''),
    points: bin.points,
  }));
}
