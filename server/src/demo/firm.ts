/** How a firm's business goes: what its taxes, meters and heads all tell in their own way. */
export type Life = 'steady' | 'growing' | 'seasonal' | 'declining' | 'inArrears' | 'young';

export interface DemoFirm {
  /** Its place in the city: what differs from firm to firm hangs on it. */
  readonly index: number;
  readonly life: Life;
  readonly uscc: string;
  readonly name: string;
  readonly shortName: string;
  readonly legalRepresentative: string;
  readonly identityNumber: string;
  readonly region: string;
  readonly industry: string;
  readonly registeredCapitalWan: number;
  readonly establishedOn: string;
  readonly employees: number;
  readonly address: string;
  /** Tax paid in an ordinary month, in yuan. */
  readonly monthlyTax: number;
  readonly taxGrade: 'A' | 'B' | 'M' | 'C' | 'D';
  readonly isListed: boolean;
}
