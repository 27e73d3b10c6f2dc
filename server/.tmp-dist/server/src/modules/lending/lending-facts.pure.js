import { fenOf } from '../../kernel/pure/money.js';
import { ppmOf } from '../../kernel/pure/rate.js';
/** From the wire: money in 分, rates in ppm, so that "100" and "100.00" are the same fact. */
export function readFact(body) {
    switch (body.kind) {
        case 'contracted': {
            const { amount, ...rest } = body;
            return { ...rest, amountFen: fenOf(amount) };
        }
        case 'granted': {
            const { limit, ...rest } = body;
            return { ...rest, limitFen: fenOf(limit) };
        }
        case 'disbursed': {
            const { amount, rate, ...rest } = body;
            return { ...rest, amountFen: fenOf(amount), ratePpm: ppmOf(rate) };
        }
        case 'repaid': {
            const { principal, interest, ...rest } = body;
            return { ...rest, principalFen: fenOf(principal), interestFen: fenOf(interest) };
        }
        case 'reversed':
            return body;
    }
}
/** What is kept and digested: the same fact always gives the same content. */
export const contentOf = (fact) => Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, typeof value === 'bigint' ? value.toString() : value]));
//# sourceMappingURL=lending-facts.pure.js.map