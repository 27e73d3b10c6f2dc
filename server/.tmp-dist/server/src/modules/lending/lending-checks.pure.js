import { yuanText } from '../../kernel/pure/format.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { addMonths } from '../../kernel/pure/working-calendar.js';
const termMonthsMax = 360;
const error = (field, rule, detail) => ({ pointer: `/body/${field}`, rule, detail });
const money = (fen) => yuanText(yuanOf(fen));
/** A fact that has not happened yet cannot be returned. */
export const notInFuture = (fact, today) => fact.on > today ? [error('on', 'future', `日期不能晚于今天（${today}）`)] : [];
export const contractDates = (fact, offeredOn) => fact.on < offeredOn ? [error('on', 'minimum', `合同日期不能早于方案日期 ${offeredOn}`)] : [];
export function grantDates(fact, signedOn) {
    const errors = [];
    if (fact.on < signedOn)
        errors.push(error('on', 'minimum', `授信日期不能早于合同日期 ${signedOn}`));
    if (fact.until <= fact.on)
        errors.push(error('until', 'minimum', '额度到期日要晚于授信日期'));
    if (fact.until > addMonths(fact.on, termMonthsMax))
        errors.push(error('until', 'maximum', '额度最长 30 年'));
    return errors;
}
export function drawingDates(fact, line) {
    const errors = [];
    if (fact.on < line.grantedOn)
        errors.push(error('on', 'minimum', `放款日期不能早于授信日期 ${line.grantedOn}`));
    if (fact.on > line.validUntil)
        errors.push(error('on', 'maximum', `额度到 ${line.validUntil} 为止，之后不能放款`));
    if (fact.dueOn <= fact.on)
        errors.push(error('dueOn', 'minimum', '到期日要晚于放款日期'));
    if (fact.dueOn > addMonths(fact.on, termMonthsMax))
        errors.push(error('dueOn', 'maximum', '借款最长 30 年'));
    return errors;
}
export function repayment(fact, loan) {
    const errors = [];
    if (fact.on < loan.disbursedOn)
        errors.push(error('on', 'minimum', `还款日期不能早于放款日期 ${loan.disbursedOn}`));
    if (fact.principalFen === 0n && fact.interestFen === 0n)
        errors.push(error('principal', 'required', '本金和利息不能都是 0'));
    return errors;
}
export const reversalDate = (on, originalOn) => on < originalOn ? [error('on', 'minimum', `冲正日期不能早于原记录的日期 ${originalOn}`)] : [];
// Sums: drawn ≤ limit ≤ contract ≤ offer, repaid ≤ drawn. What does not reconcile is refused with both amounts.
export const contractSum = (fact, offerFen) => fact.amountFen > offerFen ? error('amount', 'sum', `合同金额最多 ${money(offerFen)}（企业接受的方案）。您填了 ${money(fact.amountFen)}`) : null;
export const grantSum = (fact, contractFen) => fact.limitFen > contractFen ? error('limit', 'sum', `授信额度最多 ${money(contractFen)}（合同金额）。您填了 ${money(fact.limitFen)}`) : null;
export const drawingSum = (fact, availableFen) => error('amount', 'sum', `这笔授信还可以放 ${money(availableFen)}。您填了 ${money(fact.amountFen)}`);
export const repaymentSum = (fact, outstandingFen) => error('principal', 'sum', `这笔借据还有 ${money(outstandingFen)} 本金没有还。您填了 ${money(fact.principalFen)}`);
//# sourceMappingURL=lending-checks.pure.js.map