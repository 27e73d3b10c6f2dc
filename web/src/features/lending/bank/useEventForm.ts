import { getApplication, listApplications, listOffers } from '@server/modules/financing/financing.contract';
import {
  getCreditLine,
  getLoan,
  listCreditLines,
  listLoans,
  reportLendingEvent,
  type LendingEventView,
} from '@server/modules/lending/lending.contract';
import { addMonths } from '@server/kernel/pure/working-calendar';
import { wan, wanRound } from '@server/kernel/pure/format';
import { computed, reactive, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { t } from '../../../i18n';
import { call } from '../../../kernel/api';
import { useForm } from '../../../kernel/problem';
import { useLoad } from '../../../kernel/useLoad';
import { blankEvent, eventBody, eventProblems, isEventKind, type EventDraft, type EventField, type EventKind } from './eventDraft';

const parameterOf: Record<EventKind, string> = {
  contracted: 'applicationId',
  granted: 'applicationId',
  disbursed: 'creditLineId',
  repaid: 'loanId',
  writtenOff: 'loanId',
};

/** What the record is about, and what can be carried over from it. */
interface About {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly from: string;
  readonly prefill: Partial<EventDraft>;
}
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/** Kind and subject are the address; a new subject fills in what is known of it. */
export function useEventForm() {
  const route = useRoute();
  const router = useRouter();
  const kind = computed<EventKind>(() => {
    const wanted = route.query['kind'];
    return isEventKind(wanted) ? wanted : 'contracted';
  });
  const aboutId = computed(() => {
    const value = route.query[parameterOf[kind.value]];
    return typeof value === 'string' ? value : '';
  });
  const draft = reactive(blankEvent());
  const unreadable = reactive<Partial<Record<EventField, string | null>>>({});
  const form = useForm<EventField>([
    'about',
    'reference',
    'on',
    'contractNumber',
    'amount',
    'limit',
    'until',
    'isRevolving',
    'guaranteeType',
    'isFirstLoan',
    'rate',
    'dueOn',
    'method',
    'principal',
    'interest',
    'reason',
  ]);
  const recorded = shallowRef<LendingEventView | null>(null);

  const about = useLoad(() => (aboutId.value ? readAbout(kind.value, aboutId.value) : Promise.resolve(null)), [kind, aboutId]);
  const choices = useLoad(() => (aboutId.value ? Promise.resolve(null) : readChoices(kind.value)), [kind, aboutId]);
  watch(about.data, (now) => now && Object.assign(draft, now.prefill));
  watch([kind, aboutId], () => {
    form.clear();
    recorded.value = null;
    Object.assign(draft, blankEvent());
  });

  const pick = (id: string): void => void router.replace({ query: { kind: kind.value, [parameterOf[kind.value]]: id } });
  const unpick = (): void => void router.replace({ query: { kind: kind.value } });
  async function submit(): Promise<void> {
    if (!form.check(eventProblems(kind.value, aboutId.value, draft, unreadable))) return;
    await form.submit(async () => {
      recorded.value = await call(reportLendingEvent, { body: eventBody(kind.value, aboutId.value, draft) });
    });
  }
  /** The same subject once more, as for the next repayment. */
  async function again(): Promise<void> {
    recorded.value = null;
    Object.assign(draft, blankEvent());
    await about.reload();
  }
  return { kind, aboutId, draft, unreadable, form, recorded, about, choices, pick, unpick, submit, again };
}

async function readAbout(kind: EventKind, id: string): Promise<About> {
  const word = (key: string, values: Record<string, unknown> = {}): string => t(`lending.bank.form.${key}`, values);
  if (kind === 'contracted' || kind === 'granted') {
    const application = await call(getApplication, { params: { applicationId: id } });
    const offers = await call(listOffers, { params: { applicationId: id }, query: { limit: 50 } });
    const offer = offers.items.find((one) => one.state === 'accepted');
    const amount = offer?.amount ?? application.amount;
    return {
      id,
      title: application.enterprise.name,
      detail: `${application.reference} · ${application.product.name} · ${wanRound(amount)}`,
      from: word(offer ? 'fromOffer' : 'fromApplication'),
      prefill: {
        amount,
        limit: amount,
        guaranteeType: application.product.guaranteeType,
        until: addMonths(blankEvent().on, offer?.termMonths ?? application.termMonths),
        isRevolving: offer?.method === 'revolving',
      },
    };
  }
  if (kind === 'disbursed') {
    const line = await call(getCreditLine, { params: { creditLineId: id } });
    const offers = await call(listOffers, { params: { applicationId: line.applicationId }, query: { limit: 50 } }).catch(() => null);
    const offer = offers?.items.find((one) => one.state === 'accepted');
    return {
      id,
      title: line.enterprise.name,
      detail: `${line.reference} · ${word('available', { amount: wan(line.available) })}`,
      from: word(offer ? 'fromOffer' : 'fromLine'),
      prefill: { amount: line.available, dueOn: line.until, ...(offer && { rate: offer.rate, method: offer.method }) },
    };
  }
  const loan = await call(getLoan, { params: { loanId: id } });
  return {
    id,
    title: loan.enterprise.name,
    detail: `${loan.reference} · ${word('outstanding', { amount: wan(loan.outstanding) })}`,
    from: '',
    // The whole of it is what is nearly always written off.
    prefill: kind === 'writtenOff' ? { principal: loan.outstanding } : {},
  };
}

const choicesMax = 200;
async function readChoices(kind: EventKind): Promise<Choice[]> {
  if (kind === 'contracted' || kind === 'granted') {
    const page = await call(listApplications, { query: { state: kind === 'contracted' ? 'offerAccepted' : 'contracted', limit: choicesMax } });
    return page.items.map((one) => ({ id: one.id, label: `${one.enterprise.name} · ${one.reference} · ${wanRound(one.amount)}` }));
  }
  if (kind === 'disbursed') {
    const page = await call(listCreditLines, { query: { limit: choicesMax } });
    return page.items
      .filter((one) => one.can.includes('disburse'))
      .map((one) => ({
        id: one.id,
        label: `${one.enterprise.name} · ${one.reference} · ${t('lending.bank.form.available', { amount: wan(one.available) })}`,
      }));
  }
  const page = await call(listLoans, { query: { state: 'repaying', limit: choicesMax } });
  return page.items.map((one) => ({
    id: one.id,
    label: `${one.enterprise.name} · ${one.reference} · ${t('lending.bank.form.outstanding', { amount: wan(one.outstanding) })}`,
  }));
}
