/** Repeatable chance (mulberry32): the demo city is the same city on every machine. Never for secrets. */
export class Chance {
    constructor(state) {
        this.state = state;
    }
    /** 0 ≤ x < 1. */
    next() {
        this.state = (this.state + 0x6d2b79f5) | 0;
        let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
    }
    integer(from, to) {
        return from + Math.floor(this.next() * (to - from + 1));
    }
    pick(list) {
        return list[Math.floor(this.next() * list.length)];
    }
    happens(share) {
        return this.next() < share;
    }
}
//# sourceMappingURL=random.js.map