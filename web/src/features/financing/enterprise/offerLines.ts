import { percentText, yuanText } from '@server/kernel/pure/format';
import { fenOf, yuanOf } from '@server/kernel/pure/money';
import type { OfferView } from '@server/modules/financing/financing.contract';
import { t } from '../../../i18n';
import { termText } from '../../products/hall/termsText';

export interface OfferLine {
  readonly key: string;
  readonly number: number;
  readonly label: string;
  /** One text per offer; several lines where it takes them. */
  readonly values: readonly (readonly string[])[];
  /** Where the offer charges something others may not: shown so that it stands out. */
  readonly isCharge: readonly boolean[];
}
const say = (key: string, values: Record<string, unknown> = {}): string => t(`financing.enterprise.offers.${key}`, values);
const feeText = (yuan: string): string => (fenOf(yuan) === 0n ? say('none') : yuanText(yuan));

/** A penalty is half as much again: two decimals would round it. */
const exactPercent = (percent: string): string => `${percent.includes('.') ? percent.replace(/\.?0+$/, '') : percent}%`;

function instalmentText(offer: OfferView): string[] {
  const runs = offer.instalments;
  return runs.map(({ from, to, amount: yuan }, index) => {
    const amount = yuanText(yuan);
    if (from === to) return say('single', { n: from, amount });
    if (runs.length === 1) return say('oneRun', { n: to - from + 1, amount });
    return index === 0 ? say('firstRun', { to, amount }) : say('run', { from, to, amount });
  });
}

const rows: readonly { key: string; value: (offer: OfferView) => string[]; isCharge?: (offer: OfferView) => boolean }[] = [
  { key: 'amount', value: (offer) => [yuanText(offer.amount)] },
  { key: 'interest', value: (offer) => [yuanText(offer.interest), say('simpleRate', { rate: percentText(offer.rate) })] },
  { key: 'serviceFees', value: (offer) => [feeText(offer.serviceFees)], isCharge: (offer) => fenOf(offer.serviceFees) > 0n },
  { key: 'guaranteeFees', value: (offer) => [feeText(offer.guaranteeFees)], isCharge: (offer) => fenOf(offer.guaranteeFees) > 0n },
  { key: 'otherFees', value: (offer) => [feeText(offer.otherFees)], isCharge: (offer) => fenOf(offer.otherFees) > 0n },
  { key: 'netDisbursed', value: (offer) => [yuanText(offer.netDisbursed)] },
  { key: 'totalPayable', value: (offer) => [yuanText(offer.totalPayable)] },
  { key: 'apr', value: (offer) => [percentText(offer.apr)] },
  { key: 'term', value: (offer) => [termText(offer.termMonths)] },
  { key: 'method', value: (offer) => [t(`products.repaymentMethod.${offer.method}`)] },
  { key: 'instalments', value: instalmentText },
  { key: 'penalty', value: (offer) => [say('penaltyText', { percent: exactPercent(offer.penaltyRate) })] },
  { key: 'prepayment', value: (offer) => [offer.prepayment] },
  { key: 'coolingOff', value: (offer) => [offer.coolingOffDays > 0 ? say('coolingOffDays', { n: offer.coolingOffDays }) : say('none')] },
  { key: 'collection', value: (offer) => [say('collectionText', { collection: offer.collection, phone: offer.complaintPhone })] },
];

/** The fifteen comparable lines, in their fixed order. */
export const offerLines = (offers: readonly OfferView[]): OfferLine[] =>
  rows.map(({ key, value, isCharge }, index) => ({
    key,
    number: index + 1,
    label: say(`lines.${key}`),
    values: offers.map(value),
    isCharge: offers.map((offer) => isCharge?.(offer) ?? false),
  }));

/** Lines in which all offers say the same tell nothing apart; the annual cost always stays. */
export const differing = (lines: readonly OfferLine[]): OfferLine[] =>
  lines.filter(({ key, values }) => key === 'apr' || values.some((value) => value.join('\n') !== values[0]?.join('\n')));

/** Open ones first, cheapest first: the order of the deciding figure. */
export const isOpen = (offer: OfferView): boolean => offer.state === 'made';
export function inOrder(offers: readonly OfferView[]): OfferView[] {
  return [...offers].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || Number(a.apr) - Number(b.apr));
}

export const feesOf = (offer: OfferView): string => yuanOf(fenOf(offer.serviceFees) + fenOf(offer.guaranteeFees) + fenOf(offer.otherFees));

/** The offer that asks less interest and yet costs more per year, if there is one: then the page explains why. */
export function paradoxOf(offers: readonly OfferView[]): OfferView | null {
  const [cheapest] = [...offers].filter(isOpen).sort((a, b) => Number(a.apr) - Number(b.apr));
  if (!cheapest) return null;
  const paysDown = (offer: OfferView): boolean => offer.method === 'equalInstalment' || offer.method === 'equalPrincipal';
  return (
    offers.find(
      (offer) => isOpen(offer) && paysDown(offer) && Number(offer.apr) > Number(cheapest.apr) && fenOf(offer.interest) < fenOf(cheapest.interest),
    ) ?? null
  );
}
