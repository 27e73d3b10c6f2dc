import assert from 'node:assert/strict';
import { ask } from '../routes/ids.mjs';

const usesWanted = 1;

/** A bank with two applications under review whose files may be opened, consented to differently, and whose firms can sign in. */
export async function chooseCase(world) {
  const owners = new Set(world.city.accounts.filter(({ role }) => role === 'enterpriseOwner').map(({ organisation }) => organisation));
  for (const prefix of ['nongshang', 'jiangcheng', 'donglan']) {
    const desk = await world.city.at(`${prefix}-manager`);
    const applications = (await ask(desk, 'GET', '/applications?view=all&limit=100')).items;
    const open = applications.filter(
      ({ can, consent, enterprise }) =>
        can.includes('openFile') && consent?.state === 'active' && consent.usesMax - consent.uses >= usesWanted && owners.has(enterprise.name),
    );
    const consents = await Promise.all(open.map(({ consent }) => ask(desk, 'GET', `/consents/${consent.id}`)));
    const cases = open.map((application, index) => ({ application, consent: consents[index] }));
    const pair = pairOf(cases);
    if (pair) {
      Object.assign(world.facts, { prefix, main: pair[0], other: pair[1] });
      return;
    }
  }
  assert.fail('The demo city has no bank with two open files under different consents');
}

/** The first two whose items differ; the one with more items first. */
function pairOf(cases) {
  const sorted = [...cases].sort((a, b) => b.consent.items.length - a.consent.items.length);
  for (const one of sorted) {
    const other = sorted.find(({ consent }) => itemsOf(consent).join() !== itemsOf(one.consent).join());
    if (other) return [one, other];
  }
  return null;
}
export const itemsOf = (consent) => consent.items.map(({ dataset }) => dataset).sort();
