export const steps = ['basic', 'figures', 'fees', 'datasets', 'rules', 'promises', 'check'] as const;
export type Step = (typeof steps)[number];

const stepOfField: Readonly<Record<string, Step>> = {
  name: 'basic',
  summary: 'basic',
  guaranteeType: 'basic',
  use: 'basic',
  tags: 'basic',
  amountMin: 'figures',
  amountMax: 'figures',
  termMonthsMin: 'figures',
  termMonthsMax: 'figures',
  rateMin: 'figures',
  rateMax: 'figures',
  repaymentMethods: 'figures',
  fees: 'fees',
  penaltyRateUpliftPercent: 'fees',
  prepayment: 'fees',
  datasets: 'datasets',
  rules: 'rules',
  firstResponseWorkingDays: 'promises',
  decisionDays: 'promises',
  coolingOffDays: 'promises',
  collection: 'promises',
  complaintPhone: 'promises',
};
export const stepOf = (path: string): Step => stepOfField[path.split('.')[0] ?? ''] ?? 'check';
export const isStep = (value: unknown): value is Step => steps.some((step) => step === value);
export const nextStep = (step: Step): Step | null => steps[steps.indexOf(step) + 1] ?? null;
