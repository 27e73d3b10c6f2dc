import { describe, expect, it } from '@jest/globals';
import { world } from '../../../test/world.js';
import { now } from '../../kernel/clock.js';
import { makeUscc } from '../../kernel/pure/uscc.js';
import { EvidenceEntry } from '../evidence/index.js';
import { Enterprise } from './enterprise.entity.js';
import { getOwnEnterprise } from './enterprises.contract.js';
import type { RegistrationRow } from './index.js';

const w = world();
const codeOf = (index: number): string => makeUscc('9', '1', '990102', `MB${String(100_000 + index)}`);
const rowOf = (index: number, changes: Partial<RegistrationRow> = {}): RegistrationRow => ({
  uscc: codeOf(index),
  name: `江澄市第${index}有限公司`,
  legalRepresentative: '周明远',
  identityIndex: null,
  region: '990102',
  industry: 'M75',
  registeredCapitalFen: 100_000_000n,
  establishedOn: '2020-05-06',
  status: 'operating',
  employees: 40,
  asOf: new Date('2026-09-01T00:00:00.000Z'),
  ...changes,
});
const register = (rows: readonly RegistrationRow[]) => w.app.database.transaction((tx) => w.app.enterprises.register(tx, rows));

describe('registering firms', () => {
  it('takes thousands at once, and the same ones again change nothing', async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => rowOf(index));
    const startedAt = performance.now();
    expect(await register([...rows, rowOf(0)])).toEqual({ created: 2_500, changed: 0 });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
    expect(await register(rows)).toEqual({ created: 0, changed: 0 });
    const ids = await w.app.enterprises.idsByUscc(w.app.database.read(), [codeOf(7), codeOf(2_499), 'unknown']);
    expect([...ids.keys()]).toEqual([codeOf(7), codeOf(2_499)]);
    const briefs = await w.app.enterprises.briefs([...ids.values()]);
    expect([...briefs.values()][0]).toMatchObject({ registeredCapitalFen: 100_000_000n, sizeClass: 'small', industry: 'M75' });
  });

  it('keeps the id when a firm changes, and ignores what is older', async () => {
    await register([rowOf(9_001)]);
    const before = await w.app.enterprises.findByUscc(codeOf(9_001));
    expect(await register([rowOf(9_001, { name: '改名有限公司', asOf: new Date('2026-10-01T00:00:00.000Z') })])).toEqual({ created: 0, changed: 1 });
    expect(await register([rowOf(9_001, { name: '旧名有限公司', asOf: new Date('2026-08-01T00:00:00.000Z') })])).toEqual({ created: 0, changed: 0 });
    const after = await w.app.enterprises.findByUscc(codeOf(9_001));
    expect([after?.id, after?.name, after?.createdAt]).toEqual([before?.id, '改名有限公司', before?.createdAt]);
  });

  it('of the same new firm in two batches at once makes one', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => rowOf(9_100 + index));
    const results = await Promise.all([register(rows), register([...rows].reverse())]);
    expect(results[0].created + results[1].created).toBe(20);
    expect(await w.app.database.read().countBy(Enterprise, { uscc: codeOf(9_105) })).toBe(1);
  });

  it('with another legal representative leaves the members and is seen', async () => {
    const { hengze } = w.cast;
    await w.app.database.transaction((tx) => tx.update(Enterprise, { id: hengze.id }, { claimedBy: hengze.owner.personId }));
    await register([rowOf(0, { uscc: hengze.uscc, name: hengze.name, legalRepresentative: '新法人', asOf: now() })]);
    const { body } = await w.as(hengze.owner).get(getOwnEnterprise, {}).expect(200);
    expect(body.legalRepresentative).toBe('新法人');
    expect(await w.app.database.read().countBy(EvidenceEntry, { kind: 'enterprise.representativeChanged', enterpriseId: hengze.id })).toBe(1);
  });
});
