import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Actor } from '../actor.js';
import { now } from '../clock.js';
import { countUp, type Database } from '../database/index.js';
import { TooMany } from '../errors.js';
import { networkOf } from './address.js';
import type { Contract } from './contract.js';
import type { Limits, Origin } from './route.js';

type LimitName = NonNullable<Contract['limit']>;

/** How many calls in which time; `counted` ones hold over all processes, the others in each. */
const rules: Record<LimitName, { readonly max: number; readonly windowSeconds: number; readonly isCounted: boolean }> = {
  // An office behind one address; guessing is stopped by the count of wrong tries of each person.
  signIn: { max: 300, windowSeconds: 600, isCounted: true },
  export: { max: 60, windowSeconds: 600, isCounted: true },
  // Number and code of a document: eight letters, but nobody needs to try many.
  verify: { max: 60, windowSeconds: 600, isCounted: true },
  write: { max: 600, windowSeconds: 60, isCounted: false },
};

export class RateLimits implements Limits {
  private readonly writes = new RateLimiterMemory({ points: rules.write.max, duration: rules.write.windowSeconds });

  constructor(
    private readonly database: Database,
    /** Tests and the demo press many buttons in little time. */
    private readonly factor = 1,
  ) {}

  async take(limit: LimitName, actor: Actor | null, origin: Origin): Promise<void> {
    const key = actor?.personId || networkOf(origin.address);
    if (rules[limit].isCounted) await this.takeCounted(limit, key);
    else await this.writes.consume(key, 1 / this.factor).catch(() => tooMany(rules.write.windowSeconds));
  }

  private async takeCounted(limit: LimitName, key: string): Promise<void> {
    const { max, windowSeconds } = rules[limit];
    const windowNumber = Math.floor(now().getTime() / 1000 / windowSeconds);
    const windowEnd = (windowNumber + 1) * windowSeconds;
    const counter = `${limit}:${key}:${windowNumber}`;
    const used = await this.database.transaction((tx) => countUp(tx, counter, new Date(windowEnd * 1000)));
    if (used > max * this.factor) tooMany(Math.max(1, windowEnd - Math.floor(now().getTime() / 1000)));
  }
}

const tooMany = (seconds: number): never => {
  throw new TooMany(`操作太频繁，请 ${seconds} 秒后再试`, seconds);
};
