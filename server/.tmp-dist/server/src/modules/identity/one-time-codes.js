import { Secret, TOTP } from 'otpauth';
import { now } from '../../kernel/clock.js';
const issuer = '信易贷';
const stepSeconds = 30;
/** A fresh secret in base32, 160 bits. */
export const newTotpSecret = () => new Secret({ size: 20 }).base32;
/** What the web shows as text and QR code. */
export const totpEnrolment = (secret, label) => ({
    secret,
    uri: new TOTP({ issuer, label, secret: Secret.fromBase32(secret) }).toString(),
});
/** The time step a right code belongs to (one before and one after are let in: clocks differ); null for a wrong one. */
export function stepOfCode(secret, code) {
    const timestamp = now().getTime();
    const delta = new TOTP({ secret: Secret.fromBase32(secret) }).validate({ token: code, timestamp, window: 1 });
    return delta === null ? null : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}
//# sourceMappingURL=one-time-codes.js.map