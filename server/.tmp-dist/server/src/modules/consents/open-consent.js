/** Known in this file only: without it no object can pass for an open consent. */
const door = Symbol('door');
/**
 * Proof that gate 1 was passed: what every reader of another's records asks for. Only this module makes one,
 * and `#passed` keeps TypeScript from taking a look-alike for it.
 */
export class OpenConsent {
    #passed;
    constructor(key, consent, access, personName) {
        if (key !== door)
            throw new Error('Only the door makes an open consent');
        this.#passed = key;
        this.consentId = consent.id;
        this.accessId = access.id;
        this.enterpriseId = consent.enterpriseId;
        this.receiverId = consent.receiverId;
        this.openedAt = access.at;
        this.readableUntil = access.readableUntil;
        this.items = Object.freeze(consent.items.map((item) => Object.freeze({ ...item })));
        this.includesPersonal = consent.includesPersonal;
        this.uses = consent.uses;
        this.usesMax = consent.usesMax;
        this.grantedAt = consent.grantedAt;
        this.expiresAt = consent.expiresAt;
        this.purpose = consent.purpose;
        this.state = consent.state;
        this.personName = personName;
        Object.freeze(this);
    }
    static isOne(value) {
        return typeof value === 'object' && value !== null && #passed in value && value.#passed === door;
    }
}
export const passThroughDoor = (consent, access, personName) => new OpenConsent(door, consent, access, personName);
/** For readers: the type says it, this makes sure of it where a cast may have lied. */
export function requireOpen(open) {
    if (!OpenConsent.isOne(open))
        throw new Error('Records of another party are read under an open consent only');
}
//# sourceMappingURL=open-consent.js.map