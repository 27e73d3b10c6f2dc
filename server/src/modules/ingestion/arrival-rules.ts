/** By when a decision has to be with us, counted from the day on which it was made. Dated: an older decision is held against the rule of its day. */
export interface ArrivalRule {
  readonly dataset: string;
  /** The field with the day of the decision, and the one that names the document. */
  readonly decidedField: string;
  readonly documentField: string;
  /** Calendar days after the day of the decision; the day itself is day 0. */
  readonly daysMax: number;
  readonly from: string;
  readonly source: string;
}

const source = '榕发改信用〔2022〕22号：行政许可、行政处罚信息（双公示）自作出决定之日起 7 日内报送';

export const arrivalRules: readonly ArrivalRule[] = [
  { dataset: '12.01', decidedField: 'decidedOn', documentField: 'documentNumber', daysMax: 7, from: '2022-01-01', source },
  { dataset: '12.02', decidedField: 'decidedOn', documentField: 'documentNumber', daysMax: 7, from: '2022-01-01', source },
];

export const arrivalRuleOf = (dataset: string, decidedOn: string): ArrivalRule | undefined =>
  arrivalRules.filter((rule) => rule.dataset === dataset && rule.from <= decidedOn).at(-1);
