import { RateLimiterMemory } from 'rate-limiter-flexible';
import { now } from '../clock.js';
import { countUp } from '../database/index.js';
import { TooMany } from '../errors.js';
/** How many calls in which time; `counted` ones hold over all processes, the others in each. */
const rules = {
    signIn: { max: 60, windowSeconds: 600, isCounted: true },
    export: { max: 60, windowSeconds: 600, isCounted: true },
    write: { max: 600, windowSeconds: 60, isCounted: false },
};
export class RateLimits {
    constructor(database, 
    /** Tests and the demo press many buttons in little time. */
    factor = 1) {
        this.database = database;
        this.factor = factor;
        this.writes = new RateLimiterMemory({ points: rules.write.max, duration: rules.write.windowSeconds });
    }
    async take(limit, actor, origin) {
        const key = actor?.personId || origin.address;
        if (rules[limit].isCounted)
            await this.takeCounted(limit, key);
        else
            await this.writes.consume(key, 1 / this.factor).catch(() => tooMany(rules.write.windowSeconds));
    }
    async takeCounted(limit, key) {
        const { max, windowSeconds } = rules[limit];
        const windowNumber = Math.floor(now().getTime() / 1000 / windowSeconds);
        const windowEnd = (windowNumber + 1) * windowSeconds;
        const counter = `${limit}:${key}:${windowNumber}`;
        const used = await this.database.transaction((tx) => countUp(tx, counter, new Date(windowEnd * 1000)));
        if (used > max * this.factor)
            tooMany(Math.max(1, windowEnd - Math.floor(now().getTime() / 1000)));
    }
}
const tooMany = (seconds) => {
    throw new TooMany(`操作太频繁，请 ${seconds} 秒后再试`, seconds);
};
//# sourceMappingURL=limits.js.map