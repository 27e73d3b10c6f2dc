import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { now } from '../src/kernel/clock.js';
import { sha256 } from '../src/kernel/crypto/index.js';
import type { Contract } from '../src/kernel/http/contract.js';
import { operationOf, proofFreshMs } from '../src/kernel/http/route.js';
import { newId } from '../src/kernel/ids.js';
import { permissionsOf } from '../src/modules/identity/roles.js';
import type { Caller } from './as.js';
import { consentsWalk } from './access/consents.js';
import { financingWalk } from './access/financing.js';
import { declarationsWalk } from './access/declarations.js';
import { identityWalk } from './access/identity.js';
import { ingestionWalk } from './access/ingestion.js';
import { lendingWalk } from './access/lending.js';
import { listsWalk } from './access/lists.js';
import { everyone, exceptions, type Input, type Line, type Signed, type Walk, type Who } from './access/line.js';
import { platformWalk } from './access/platform.js';
import { productsWalk } from './access/products.js';
import { qualityWalk } from './access/quality.js';
import { reportsWalk } from './access/reports.js';
import { Stage, type Side } from './access/stage.js';
import { world } from './world.js';

// Every operation × every role. A list says which roles; what they may do it to is proven with records of two parties.
const walk: Walk = {
  ...identityWalk,
  ...platformWalk,
  ...ingestionWalk,
  ...qualityWalk,
  ...declarationsWalk,
  ...listsWalk,
  ...consentsWalk,
  ...reportsWalk,
  ...productsWalk,
  ...financingWalk,
  ...lendingWalk,
};
const lines = Object.entries(walk);

const w = world();
let stage: Stage;
let contracts: ReadonlyMap<string, Contract>;
beforeAll(async () => {
  stage = await Stage.set(w);
  contracts = new Map(w.app.routes.map(({ contract }) => [operationOf(contract), contract]));
});

const allowedTo = ({ allowed }: Line, who: Who): boolean => allowed === 'public' || (who !== 'anonymous' && allowed.includes(who));
/** An open operation is the same for everyone; those that sign somebody in would end the session they are called with. */
const callersOf = (operation: string, line: Line): readonly Who[] =>
  everyone.filter((who) => allowedTo(line, who) && (line.allowed !== 'public' || who === 'anonymous' || operation.startsWith('GET')));
const refusedOf = (line: Line): readonly Who[] => everyone.filter((who) => !allowedTo(line, who));

const cases = (of: (operation: string, line: Line) => readonly Who[]): [string, Who, Line][] =>
  lines.flatMap(([operation, line]) => of(operation, line).map((who): [string, Who, Line] => [operation, who, line]));

const contractOf = (operation: string): Contract => {
  const found = contracts.get(operation);
  if (!found) throw new Error(`The application has no ${operation}`);
  return found;
};

function attempt(operation: string, caller: Caller | null, { upload, ...input }: Input): Promise<Response> {
  const contract = contractOf(operation);
  const calls = w.as(caller);
  if (upload === undefined) return calls.call(contract, input).then((answer) => answer);
  return calls.upload(contract, input, upload, contract.upload?.types[0]).then((answer) => answer);
}

/** For calls that must not come as far as their input. */
const anything = (operation: string): Input => ({
  params: Object.fromEntries([...operation.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name ?? '', newId()])),
  ...(contractOf(operation).body && { body: {} }),
  ...(contractOf(operation).upload && { upload: 'x' }),
});

/** Status, code and sentence in one line, so that a red test says what came instead. */
const outcomeOf = ({ status, ok, body }: Response): string => {
  if (ok) return String(status);
  const { code = '', detail = '' } = body as { code?: string; detail?: string };
  return `${status} ${code} ${detail}`.trim();
};

const expected = (operation: string, who: Who, side: Side['name'], usual: RegExp): RegExp => {
  const exception = exceptions.find((one) => one.operation === operation && one.side === side && one.who.some((role) => role === who));
  return exception ? new RegExp(`^${exception.status} `) : usual;
};
const done = /^2\d\d$/;
const notFound = /^404 not_found /;

describe('the walk is complete', () => {
  test('every operation of the application has a line, and every line an operation', () => {
    expect(Object.keys(walk).sort()).toEqual([...contracts.keys()].sort());
  });

  test.each(lines)('%s: the roles written here are the ones its permission gives', (operation, line) => {
    const { permission, proof } = contractOf(operation);
    const may = (who: Who): boolean =>
      who !== 'anonymous' && permission !== 'public' && permissionsOf(who === 'unattached' ? null : who).has(permission);
    const given = permission === 'public' ? 'public' : everyone.filter(may);
    expect({ allowed: given, proof }).toEqual({
      allowed: line.allowed === 'public' ? 'public' : everyone.filter((who) => allowedTo(line, who)),
      proof: line.proof,
    });
  });

  test('exceptions are a handful, and each is needed', () => {
    expect(exceptions.length).toBeLessThanOrEqual(2);
    for (const { operation, who } of exceptions) for (const role of who) expect(allowedTo(walk[operation] as Line, role)).toBe(true);
  });
});

describe('whoever may not', () => {
  let before = '';
  beforeAll(async () => {
    before = await everyRow();
  });

  test.each(cases((_, line) => refusedOf(line)))('%s is refused to %s', async (operation, who) => {
    const caller = who === 'anonymous' ? null : stage.caller(stage.own, who);
    const answer = await attempt(operation, caller, anything(operation));
    expect(outcomeOf(answer)).toMatch(who === 'anonymous' ? /^401 unauthenticated / : /^403 forbidden /);
  });

  test('and nothing has changed', async () => {
    expect(await everyRow()).toBe(before);
  });
});

describe('without a fresh proof', () => {
  test.each(lines.filter(([, { proof }]) => proof))('%s', async (operation, { allowed }) => {
    const role = allowed[0] as Exclude<Signed, 'unattached'>;
    const caller = await w.again(stage.own.people[role], new Date(now().getTime() - proofFreshMs));
    const answer = await attempt(operation, caller, anything(operation));
    expect([answer.status, (answer.body as { code: string }).code]).toEqual([403, 'fresh_proof_required']);
  });
});

describe('whoever may', () => {
  test.each(cases(callersOf))('%s by %s', async (operation, who, line) => {
    const signed = who === 'anonymous' ? 'unattached' : who;
    const caller = who === 'anonymous' ? null : stage.caller(stage.own, who);
    if ('shows' in line) {
      const shown = async (side: Side): Promise<readonly unknown[]> => {
        await line.prepare?.({ stage, side, who: signed });
        const answer = await attempt(operation, stage.caller(side, signed), {});
        expect(outcomeOf(answer)).toMatch(expected(operation, who, 'own', done));
        return answer.ok ? line.shows(answer.body as Parameters<typeof line.shows>[0]) : [];
      };
      const [own, others] = [await shown(stage.own), await shown(stage.other)];
      if (!exceptions.some((one) => one.operation === operation && one.who.some((role) => role === who)))
        expect(Math.min(own.length, others.length)).toBeGreaterThan(0);
      expect(own.filter((one) => others.includes(one))).toEqual([]);
      return;
    }

    const build = 'record' in line ? line.record : 'platform' in line ? line.platform : line.free;
    const input = await build({ stage, side: stage.own, who: signed });
    expect(outcomeOf(await attempt(operation, input.caller ?? caller, input))).toMatch(expected(operation, who, 'own', done));
    if ('free' in line) return;

    const others = 'record' in line ? await build({ stage, side: stage.other, who: signed }) : { ...input, ...withParamsOf(anything(operation)) };
    expect(outcomeOf(await attempt(operation, caller, others))).toMatch(expected(operation, who, 'other', notFound));
  });
});

const withParamsOf = ({ params }: Input): Input => (params ? { params } : {});

/** A digest of every row of every table. */
async function everyRow(): Promise<string> {
  const source = w.app.database.forMaintenance();
  const tables: string[] = [];
  for (const { tableName } of source.entityMetadatas) {
    const rows = (await source.query(`select * from ${tableName}`)) as object[];
    tables.push(`${tableName} ${JSON.stringify(rows.map((row) => JSON.stringify(row)).sort())}`);
  }
  return sha256(tables.sort().join('\n'));
}
