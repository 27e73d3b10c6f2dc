import { hash, verify } from '@node-rs/argon2';
import { newToken } from '../../kernel/crypto/index.js';

/** OWASP's floor for argon2id; `test` only saves time. */
const costs = {
  normal: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
  test: { memoryCost: 64, timeCost: 1, parallelism: 1 },
} as const;

export type HashCost = keyof typeof costs;

export class Passwords {
  /** Compared against when there is no such person: the answer must take as long as for a wrong password. */
  private readonly nobodys: Promise<string>;

  constructor(private readonly cost: HashCost) {
    this.nobodys = this.hash(newToken());
  }

  hash(password: string): Promise<string> {
    return hash(password, costs[this.cost]);
  }

  async verify(stored: string | null, password: string): Promise<boolean> {
    const isRight = await verify(stored ?? (await this.nobodys), password);
    return stored !== null && isRight;
  }
}
