import assert from 'node:assert/strict';
import { ask } from '../routes/ids.mjs';

/** A file under a live consent, a question about a loan that nobody has answered, and a loan whose bank may ask. All of firms that can sign in. */
export async function chooseCases(world) {
  const owners = new Set(world.city.accounts.filter(({ role }) => role === 'enterpriseOwner').map(({ organisation }) => organisation));
  for (const prefix of ['nongshang', 'jiangcheng', 'donglan']) {
    const desk = await world.city.at(`${prefix}-manager`);
    const applications = (await ask(desk, 'GET', '/applications?view=all&limit=100')).items;
    const loans = (await ask(desk, 'GET', '/monitoring?limit=100')).items.filter(({ enterprise }) => owners.has(enterprise.name));
    const application = applications.find(
      ({ state, can, consent, enterprise }) =>
        state === 'reviewing' && can.includes('openFile') && consent.usesMax > consent.uses && owners.has(enterprise.name),
    );
    if (!application) continue;
    // The no of one firm must not keep the bank from asking another of these.
    const others = loans.filter(({ enterprise }) => enterprise.id !== application.enterprise.id);
    const waiting = others.find(({ request }) => request?.state === 'requested');
    const free = others.find(({ can, enterprise }) => can.includes('ask') && enterprise.id !== waiting?.enterprise.id);
    const declined = waiting ?? free;
    const watched = others.find(
      ({ can, request, enterprise }) => enterprise.id !== declined?.enterprise.id && (can.includes('ask') || request?.state === 'requested'),
    );
    if (!declined || !watched) continue;
    Object.assign(world.facts, { prefix, application, declined, watched });
    return;
  }
  assert.fail('The demo city has no bank with a file to open and two loans to ask about');
}

export const firmOf = (world, { enterprise }) => world.city.firm(enterprise.name);
export const accountOf = (world, { enterprise }) =>
  world.city.accounts.find(({ role, organisation }) => role === 'enterpriseOwner' && organisation === enterprise.name);
