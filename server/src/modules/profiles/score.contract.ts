import { z } from 'zod';
import { contract } from '../../kernel/http/contract.js';
import { datasetCode } from '../catalogue/catalogue.contract.js';
import { direction, missingReason } from './indicators.contract.js';

const card = z.object({
  code: z.string(),
  title: z.string(),
  version: z.int(),
  issuedOn: z.string(),
  /** Who answers for the card, and what the score is not. */
  attribution: z.string(),
});

const scoreItem = z.object({
  indicator: z.string(),
  title: z.string(),
  dimension: z.string(),
  /** Null: missing, and then not counted at all. */
  points: z.int().nullable(),
  pointsMax: z.int(),
  valueText: z.string().nullable(),
  asOf: z.string().nullable(),
  missing: missingReason.nullable(),
  missingText: z.string().nullable(),
});

/** 0–1000 by a published card. What is missing is not counted: the points are scaled over what is there, and `coverage` says how much that is. */
export const scoreView = z
  .object({
    card,
    scoredOn: z.string(),
    /** Null: too little is there, or open to this reader. */
    score: z.int().min(0).max(1000).nullable(),
    grade: z.object({ code: z.string(), title: z.string(), index: z.int(), of: z.int() }).nullable(),
    /** Share of the card's points that could be given, in whole percent. */
    coveragePercent: z.int(),
    coverageMinPercent: z.int(),
    /** Computed from what the consent opens, and that is not all the card asks. */
    isPartial: z.boolean(),
    /** What a reader must know: too little is there; only what is open was counted. */
    note: z.string().nullable(),
    dimensions: z.array(z.object({ code: z.string(), title: z.string(), points: z.int().nullable(), pointsMax: z.int(), coveragePercent: z.int() })),
    items: z.array(scoreItem),
    /** What cost most, most first: `points` of the 1000. */
    costs: z.array(z.object({ indicator: z.string(), title: z.string(), points: z.int(), text: z.string() })),
    /** What would raise it, most first: `distance` says by how much the figure has to move. */
    improvements: z.array(z.object({ indicator: z.string(), title: z.string(), points: z.int(), text: z.string() })),
  })
  .meta({ id: 'Score' });
export type ScoreView = z.infer<typeof scoreView>;

/** The card as declared: anyone who is judged by it can read it. */
export const scorecardView = z
  .object({
    ...card.shape,
    scoreMax: z.int(),
    coverageMinPercent: z.int(),
    dimensions: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        pointsMax: z.int(),
        items: z.array(
          z.object({
            indicator: z.string(),
            title: z.string(),
            datasets: z.array(datasetCode),
            direction,
            pointsMax: z.int(),
            bins: z.array(z.object({ text: z.string(), points: z.int() })),
          }),
        ),
      }),
    ),
    grades: z.array(z.object({ code: z.string(), title: z.string(), from: z.int() })),
  })
  .meta({ id: 'Scorecard' });
export type ScorecardView = z.infer<typeof scorecardView>;

export const getScorecard = contract({
  method: 'get',
  path: '/scorecard',
  summary: 'The card the score is made by: dimensions, indicators, classes and points',
  permission: 'session:use',
  tags: ['profiles'],
  returns: scorecardView,
});
