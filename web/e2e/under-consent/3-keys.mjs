import assert from 'node:assert/strict';
import { ask } from '../routes/ids.mjs';
import { itemsOf } from './cases.mjs';

/** What leaves differs by exactly what was consented to: nothing more, nothing less, and nothing blanked. */
export async function keysDiffer(world) {
  const { facts } = world;
  const desk = await world.city.at(`${facts.prefix}-manager`);
  const other = await ask(desk, 'POST', `/profiles/${facts.other.application.enterprise.id}/accesses`, { applicationId: facts.other.application.id });
  const profiles = [facts.profile, other];
  const consents = [facts.main.consent, facts.other.consent];
  const items = consents.map(itemsOf);
  const records = profiles.map(({ recordCounts }) => recordCounts.map(({ dataset }) => dataset));
  const codes = profiles.map(({ indicators }) => indicators.map(({ code }) => code));
  for (const [here, there] of [
    [0, 1],
    [1, 0],
  ]) {
    const given = minus(items[here], items[there]);
    assert.deepEqual(minus(records[here], records[there]), given, 'Record data sets differ otherwise than the consents');
    const inputs = new Map(profiles[here].indicators.map(({ code, datasets }) => [code, datasets]));
    for (const code of minus(codes[here], codes[there])) {
      assert.ok(
        inputs.get(code).some((dataset) => given.includes(dataset)) || isShorter(consents[here], consents[there], inputs.get(code)),
        `${code} is in one answer only, though both consents give ${inputs.get(code).join()}`,
      );
    }
    for (const [code, datasets] of inputs) {
      const closed = datasets.filter((dataset) => !records[here].includes(dataset));
      assert.deepEqual(closed, [], `${code} is computed from what was not consented to`);
    }
  }
}
const minus = (left, right) => left.filter((one) => !right.includes(one)).sort();

/** The other consent gives fewer months of one of these, so what looks back further is not in it. */
function isShorter(here, there, datasets) {
  const from = ({ items }, wanted) => items.find(({ dataset }) => dataset === wanted)?.from;
  return datasets.some((dataset) => (from(there, dataset) ?? '') > (from(here, dataset) ?? ''));
}
