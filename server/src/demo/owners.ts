import { makeClaim } from '../modules/enterprises/enterprises.contract.js';
import * as identity from '../modules/identity/identity.contract.js';
import { codeOf, DemoClient, type DemoAccount } from './client.js';
import type { DemoFirm } from './firm.js';
import { newPassword, type Town } from './town.js';

export interface Owner {
  readonly account: DemoAccount;
  readonly firm: DemoFirm;
}

const firstPhone = 90_000_000;

/** The legal representative registers and proves to be who the register says. */
export async function signUp(town: Town, firms: readonly DemoFirm[]): Promise<Owner[]> {
  const owners: Owner[] = [];
  for (const firm of firms) {
    const client = new DemoClient(town.base);
    const username = `139${firstPhone + firm.index * 137}`;
    const password = newPassword();
    const { registration, totp } = await client.call(identity.startRegistration, { body: { username } });
    await client.call(identity.finishRegistration, { body: { registration, name: firm.legalRepresentative, password, code: codeOf(totp.secret) } });
    await client.call(makeClaim, {
      body: { uscc: firm.uscc, enterpriseName: firm.name, legalRepresentative: firm.legalRepresentative, identityNumber: firm.identityNumber },
    });
    const account = { role: 'enterpriseOwner', organisation: firm.name, username, password, totpSecret: totp.secret };
    town.accounts.push(account);
    owners.push({ account, firm });
  }
  return owners;
}
