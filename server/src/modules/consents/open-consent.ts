import type { Access } from './access.entity.js';
import type { Consent, GrantedItem } from './consent.entity.js';
import type { ConsentPurpose, ConsentState } from './consents.contract.js';

/** Known in this file only: without it no object can pass for an open consent. */
const door = Symbol('door');

/**
 * Proof that gate 1 was passed: what every reader of another's records asks for. Only this module makes one,
 * and `#passed` keeps TypeScript from taking a look-alike for it.
 */
export class OpenConsent {
  readonly #passed: symbol;
  readonly consentId: string;
  readonly accessId: string;
  readonly enterpriseId: string;
  readonly receiverId: string;
  readonly openedAt: Date;
  readonly readableUntil: Date;
  readonly items: readonly GrantedItem[];
  readonly includesPersonal: boolean;
  readonly uses: number;
  readonly usesMax: number;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly purpose: ConsentPurpose;
  readonly state: ConsentState;
  readonly personName: string;

  constructor(key: symbol, consent: Consent, access: OpenedAccess, personName: string) {
    if (key !== door) throw new Error('Only the door makes an open consent');
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

  static isOne(value: unknown): value is OpenConsent {
    return typeof value === 'object' && value !== null && #passed in value && value.#passed === door;
  }
}

type OpenedAccess = Pick<Access, 'id' | 'at'> & { readonly readableUntil: Date };

export const passThroughDoor = (consent: Consent, access: OpenedAccess, personName: string): OpenConsent =>
  new OpenConsent(door, consent, access, personName);

/** For readers: the type says it, this makes sure of it where a cast may have lied. */
export function requireOpen(open: OpenConsent): void {
  if (!OpenConsent.isOne(open)) throw new Error('Records of another party are read under an open consent only');
}
