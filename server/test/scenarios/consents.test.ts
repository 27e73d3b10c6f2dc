import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { setClock } from '../../src/kernel/clock.js';
import { consentMachine, requestMachine } from '../../src/modules/consents/consent.machine.js';
import type { Person } from '../world.js';
import { world } from '../world.js';
import { endpoints } from './endpoints.js';
import { scenesOf, type Scene } from './stage.js';

const [head = [], ...rows] = readFileSync(new URL('./consents.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const callers = head.slice(3);
const scenarios = rows.map(([subject = '', state = '', endpoint = '', ...cells]) => ({ subject, state, endpoint, cells }));

const start = new Date('2026-11-12T02:00:00Z');
const past = new Date('2026-09-01T02:00:00Z');
beforeAll(() => setClock(start));
const w = world();
/** `expired*`: ended by the clock, and the row does not say so yet. */
const isUnwritten = (state: string): boolean => state.endsWith('*');
const plain = (state: string): string => state.replace('*', '');
const scenes = scenesOf(w);
const kept = new Map<string, Promise<Scene>>();
let outside: Person;

beforeAll(async () => {
  const { riverBank } = w.cast;
  const other = await w.app.database.transaction((tx) =>
    w.app.organisations.addBranch(tx, { personId: '', membershipId: null, permissions: new Set() }, riverBank.id, { name: '望江支行' }),
  );
  outside = await w.newPerson({ kind: 'bank', id: riverBank.id, branchId: other.id }, 'customerManager', '王礼');
  // What the clock ends was made long ago.
  await makePast((state) => !isUnwritten(state));
  await scenes.tick();
  // And once more what the timer has not written down yet: the clock's word has to be enough.
  await makePast(isUnwritten);
});

async function makePast(isWanted: (state: string) => boolean): Promise<void> {
  for (const key of new Set(scenarios.map(({ subject, state }) => `${subject} ${state}`))) {
    const [subject = '', state = ''] = key.split(' ');
    if (!isWanted(state) || !scenes.isPast(subject, plain(state))) continue;
    setClock(past);
    await w.refresh(w.cast.riverBank.customerManager);
    kept.set(key, Promise.resolve(await scenes.make(subject, plain(state))));
  }
  setClock(start);
  await w.refresh(w.cast.riverBank.customerManager);
}

/** A scene is used until a call has changed it. */
const sceneOf = (subject: string, state: string): Promise<Scene> => {
  const key = `${subject} ${state}`;
  const found = kept.get(key) ?? scenes.make(subject, plain(state));
  kept.set(key, found);
  return found;
};

const personOf = async (caller: string, { house }: Scene): Promise<Person | null> => {
  const { riverBank, hillBank, baichuan, regulator, operator, market } = w.cast;
  switch (caller) {
    case 'owner':
    case 'agent':
    case 'signer':
      return w.refresh(house[caller]);
    case 'otherFirm':
      return baichuan.owner;
    case 'manager':
      return riverBank.customerManager;
    case 'branchOutside':
      return outside;
    case 'bankAdmin':
      return riverBank.admin;
    case 'otherBank':
      return hillBank.customerManager;
    case 'regulator':
      return regulator.city;
    case 'operator':
      return operator.admin;
    case 'source':
      return market.officer;
    default:
      return null;
  }
};

describe('the table', () => {
  test('has every state of both machines, every endpoint, and no row twice', () => {
    const states = (subject: string): string[] =>
      [...new Set(scenarios.filter((one) => one.subject === subject).map(({ state }) => plain(state)))].sort();
    expect(states('consent')).toEqual([...consentMachine.states].sort());
    expect(states('request')).toEqual([...requestMachine.states].sort());
    expect(states('firmRequest')).toEqual(['declined', 'granted', 'lapsed', 'requested']);
    expect([...new Set(scenarios.map(({ endpoint }) => endpoint))].sort()).toEqual(Object.keys(endpoints).sort());
    const keys = scenarios.map(({ subject, state, endpoint }) => `${subject} ${state} ${endpoint}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(scenarios.every(({ cells }) => cells.length === callers.length)).toBe(true);
    expect(scenarios.length).toBeGreaterThanOrEqual(240);
  });
});

describe.each(scenarios)('$subject $state: $endpoint', ({ subject, state, endpoint, cells }) => {
  test.each(callers.map((caller, index) => [caller, cells[index] ?? ''] as const))('%s gets %s', async (caller, wanted) => {
    const scene = await sceneOf(subject, state);
    const build = endpoints[endpoint];
    if (!build) throw new Error(`No endpoint ${endpoint}`);
    const { contract, input, looksFor } = build(scene.subject, plain(state));
    const answer = await w.as(await personOf(caller, scene)).call(contract, input as never);
    if (answer.ok && contract.method === 'post' && endpoint !== 'POST preview') kept.delete(`${subject} ${state}`);
    const body = answer.body as { code?: string; items?: Array<{ id: string }> };
    const isShown = looksFor !== undefined && answer.ok ? (body.items?.some(({ id }) => id === looksFor) ? ' shown' : ' absent') : '';
    expect(`${answer.status}${answer.ok ? isShown : ` ${body.code}`}`).toBe(wanted);
  });
});
