import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildDemoCity } from './city.js';
const accountsFile = (folder) => join(folder, 'accounts.json');
/** The city is made once; a second start finds its accounts and goes on. */
export async function ensureDemoCity(settings, folder) {
    if (existsSync(accountsFile(folder)))
        return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const started = Date.now();
    process.stdout.write('Making a demo city: 50 fictional enterprises, 18 months …\n');
    await buildDemoCity(settings, folder);
    process.stdout.write(`Demo city made in ${Math.round((Date.now() - started) / 1000)} s\n`);
}
export const readAccounts = (folder) => JSON.parse(readFileSync(accountsFile(folder), 'utf8'));
const ownersShown = 3;
/** One line an account. The passwords were made for this city and stand nowhere else. */
export function printAccounts(accounts) {
    const owners = accounts.filter(({ role }) => role === 'enterpriseOwner');
    const shown = [...accounts.filter(({ role }) => role !== 'enterpriseOwner'), ...owners.slice(0, ownersShown)];
    process.stdout.write('\nrole               username               password           one-time-code secret              organisation\n');
    for (const { role, username, password, totpSecret, organisation } of shown) {
        process.stdout.write(`${role.padEnd(18)} ${username.padEnd(22)} ${password.padEnd(18)} ${totpSecret.padEnd(33)} ${organisation}\n`);
    }
    process.stdout.write(`… and ${owners.length - ownersShown} more enterprises; all of them in data/demo/accounts.json\n\n`);
}
//# sourceMappingURL=index.js.map