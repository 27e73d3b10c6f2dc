import { TOTP } from 'otpauth';

const periodMs = 30_000;
/** The server spends each code and all before it: the next act of the same person needs a later one. */
const spent = new Map();

/** This half minute's code, or the next one, which the server takes from a clock that runs ahead; after that one has to wait. */
export async function codeFor(secret) {
  const last = spent.get(secret) ?? -1;
  const wait = last * periodMs - Date.now() + 200;
  if (last > nowStep() && wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  const step = Math.max(last + 1, nowStep());
  spent.set(secret, step);
  return new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: step * periodMs });
}

const nowStep = () => Math.floor(Date.now() / periodMs);
