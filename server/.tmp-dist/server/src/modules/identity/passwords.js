import { hash, verify } from '@node-rs/argon2';
import { newToken } from '../../kernel/crypto/index.js';
/** OWASP's floor for argon2id; `test` only saves time. */
const costs = {
    normal: { memoryCost: 19_456, timeCost: 2, parallelism: 1 },
    test: { memoryCost: 64, timeCost: 1, parallelism: 1 },
};
export class Passwords {
    constructor(cost) {
        this.cost = cost;
        this.nobodys = this.hash(newToken());
    }
    hash(password) {
        return hash(password, costs[this.cost]);
    }
    async verify(stored, password) {
        const isRight = await verify(stored ?? (await this.nobodys), password);
        return stored !== null && isRight;
    }
}
//# sourceMappingURL=passwords.js.map