import { now, setClock } from '../src/kernel/clock.js';
import { chinaDate } from '../src/kernel/pure/working-calendar.js';
import * as contracts from '../src/modules/consents/term-changes.contract.js';
import type { PolicyTerms, ProposedTerms, TemplateTerms, TermChangeView } from '../src/modules/consents/term-changes.contract.js';
import type { Person, World } from './world.js';

/** What the platform opens with, as terms to be changed. */
export const reviewTerms: TemplateTerms = {
  kind: 'template',
  purpose: 'loanReview',
  monthsMax: 24,
  validDaysMax: 30,
  usesMax: 3,
  offersPersonal: true,
  validDaysChoices: [15, 30],
  usesChoices: [1, 3],
};
export const clockTerms: PolicyTerms = {
  kind: 'policy',
  requestLapseDays: 30,
  coolDownDays: 30,
  cosignDays: 7,
  waitingNoticeDays: 3,
  expiryNoticeDays: 3,
  reviewNoticeDays: 90,
  pullNoticeDays: 30,
  alternativeChannel: '到窗口办理',
};
export const dayMs = 24 * 60 * 60_000;

/** The two people of the operator who change the terms of consent, and the days that pass. */
export function termActs(w: World) {
  const admin = () => w.cast.operator.admin;
  const reviewer = () => w.cast.operator.reviewer;
  const dayAhead = (days: number): string => chinaDate(new Date(now().getTime() + days * dayMs));

  const proposing = (terms: ProposedTerms, from = dayAhead(1), person: Person = admin(), key?: string) =>
    w.as(person).post(contracts.proposeTerms, { body: { from, note: '按新规调整', terms } }, key ? { key } : {});
  const proposed = async (terms: ProposedTerms, from?: string): Promise<TermChangeView> =>
    (await proposing(terms, from).expect(201)).body as TermChangeView;
  const publishing = ({ id, etag }: TermChangeView, confirmsWidening = true, person: Person = reviewer()) =>
    w.as(person).post(contracts.publishTerms, { params: { changeId: id }, body: { etag, confirmsWidening } });
  const published = async (terms: ProposedTerms, from?: string): Promise<TermChangeView> =>
    (await publishing(await proposed(terms, from)).expect(201)).body as TermChangeView;

  const everybody = (): Person[] => [admin(), reviewer(), w.cast.hengze.owner, w.cast.riverBank.customerManager, w.cast.riverBank.productManager];
  /** Another day; nobody is signed out by it. */
  async function at(instant: string): Promise<void> {
    setClock(new Date(instant));
    for (const person of everybody()) await w.refresh(person);
  }
  return { admin, reviewer, dayAhead, proposing, proposed, publishing, published, at };
}

/** One line asked for, so far back. */
export const taxItem = (months: number) => [{ dataset: '05.02', months, isRequired: false, reason: '看规模' }];
