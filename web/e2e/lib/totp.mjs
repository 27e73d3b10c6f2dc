import { TOTP } from 'otpauth';

const periodMs = 30_000;
/** The server spends each code once: a second act in the same half minute waits for the next code. */
const spent = new Map();

export async function codeFor(secret) {
  const totp = new TOTP({ secret, digits: 6, period: 30 });
  let step = Math.floor(Date.now() / periodMs);
  if ((spent.get(secret) ?? -1) >= step) {
    await new Promise((resolve) => setTimeout(resolve, (step + 1) * periodMs - Date.now() + 200));
    step = Math.floor(Date.now() / periodMs);
  }
  spent.set(secret, step);
  return totp.generate();
}
