import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { load } from '../../../test/consented.js';
import { world, type Firm } from '../../../test/world.js';
import { setClock } from '../../kernel/clock.js';
import { addDays, monthsBack } from '../../kernel/pure/working-calendar.js';
import { figuresToday } from './figures.pure.js';
import { Profile } from './profile.entity.js';

beforeAll(() => setClock(new Date('2026-11-12T02:00:00Z')));
const w = world();
const stored = async (firm: Firm): Promise<string> => {
  const [row] = (await w.app.database.read().query('select indicators from profiles where enterprise_id = ?', [firm.id])) as Array<{
    indicators: string;
  }>;
  return row?.indicators ?? '';
};
async function rebuilt(firm: Firm): Promise<string> {
  await w.app.database.transaction(async (tx) => {
    await tx.delete(Profile, { enterpriseId: firm.id });
    await w.app.profiles.refresh(tx, [firm.id]);
  });
  return stored(firm);
}

interface Step {
  readonly dataset: string;
  readonly back: number;
  readonly amount: number;
  readonly kind: number;
  readonly isHidden: boolean;
}
/** One row of whichever dataset, put where an earlier one may stand; hidden: it has been taken from everyone's sight. */
const rowOf = (firm: Firm, { dataset, back, amount, kind, isHidden }: Step) => {
  const month = monthsBack('2026-10', back);
  const day = addDays('2026-11-11', -back * 40);
  const disclosure = isHidden ? ('governmentOnly' as const) : undefined;
  const rows: Record<string, object> = {
    '05.02': {
      period: month,
      naturalKey: ['vat', 'incomeTax'][kind % 2],
      body: { month, taxType: ['vat', 'incomeTax'][kind % 2], paid: `${amount}.05` },
    },
    '05.03': { period: month, naturalKey: '', body: { month, sales: `${amount * 7}.10`, buyers: kind } },
    '09.01': {
      period: month,
      naturalKey: `A${kind % 2}`,
      body: { month, accountNumber: `A${kind % 2}`, consumption: `${amount}.1234`, paid: '1.00', overdue: `${kind}.00` },
    },
    '06.01': { period: month, naturalKey: '', body: { month, pensionHeads: amount } },
    '12.02': {
      period: '-',
      naturalKey: `D${kind}`,
      body: { documentNumber: `D${kind}`, decidedOn: day, fine: `${amount}.00`, severity: ['ordinary', 'serious'][kind % 2] },
    },
    '12.04': { period: '-', naturalKey: `C${kind}`, body: { caseNumber: `C${kind}`, ...(amount % 2 === 1 && { removedOn: day }) } },
    '12.01': {
      period: '-',
      naturalKey: `L${kind}`,
      body: { documentNumber: `L${kind}`, decidedOn: day, state: '1', validTo: addDays('2026-11-12', amount - 100) },
    },
  };
  const { body, ...row } = rows[dataset] as { period: string; naturalKey: string; body: Record<string, string | number> };
  return { ...row, body: { uscc: firm.uscc, ...body }, ...(disclosure && { disclosure }) };
};
const step = fc.record({
  dataset: fc.constantFrom('05.02', '05.03', '09.01', '06.01', '12.02', '12.04', '12.01'),
  back: fc.integer({ min: 0, max: 26 }),
  amount: fc.integer({ min: 0, max: 300 }),
  kind: fc.integer({ min: 0, max: 3 }),
  isHidden: fc.boolean(),
});

describe('figures made from changed records only', () => {
  it('are byte for byte those made from nothing, whatever came, was replaced or was withheld', async () => {
    let firms = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }), async (loads) => {
        firms += 1;
        const firm = await w.newFirm(`江澄市第${firms}仪器有限公司`, '990102');
        for (const rows of loads) {
          for (const one of rows) await load(w.app, firm, { dataset: one.dataset, rows: [rowOf(firm, one)] });
          await w.settle();
        }
        expect(await stored(firm)).toBe(await rebuilt(firm));
      }),
      { numRuns: 12 },
    );
  });

  it('move with the days: a window leaves a penalty behind, a validity ends, and only those firms are looked at', async () => {
    const firm = await w.newFirm('江澄市日历仪器有限公司', '990102');
    const quiet = await w.newFirm('江澄市静止仪器有限公司', '990102');
    await load(w.app, firm, {
      dataset: '12.02',
      rows: [
        {
          period: '-',
          naturalKey: 'D1',
          body: { uscc: firm.uscc, documentNumber: 'D1', decidedOn: '2025-11-20', fine: '500.00', severity: 'ordinary' },
        },
      ],
    });
    await load(w.app, firm, {
      dataset: '12.01',
      rows: [
        {
          period: '-',
          naturalKey: 'L1',
          body: { uscc: firm.uscc, documentNumber: 'L1', decidedOn: '2020-01-01', state: '1', validTo: '2026-11-30' },
        },
      ],
    });
    await load(w.app, quiet, { dataset: '05.02', rows: [rowOf(quiet, { dataset: '05.02', back: 0, amount: 5, kind: 0, isHidden: false })] });
    await w.settle();
    const factsOn = async (day: string) => {
      setClock(new Date(`${day}T02:00:00Z`));
      const looked = await w.app.database.transaction((tx) => w.app.profiles.rollOver(tx, 1_000));
      const { indicators } = await w.app.database.read().findOneByOrFail(Profile, { enterpriseId: firm.id });
      const figures = figuresToday(indicators, day);
      return { looked, values: ['penalties12', 'penalties36', 'licencesValid'].map((code) => figures.get(code)?.value) };
    };
    await factsOn('2026-11-12');
    expect((await factsOn('2026-11-19')).values).toEqual(['1', '1', '1']);
    const { looked, values } = await factsOn('2026-11-20');
    expect(values).toEqual(['0', '1', '1']);
    expect(looked).toBeGreaterThan(0);
    expect((await factsOn('2026-11-20')).looked).toBe(0);
    expect((await factsOn('2026-11-30')).values).toEqual(['0', '1', '1']);
    expect((await factsOn('2026-12-01')).values).toEqual(['0', '1', '0']);
    expect(await stored(firm)).toBe(await rebuilt(firm));
    const { dueOn } = await w.app.database.read().findOneByOrFail(Profile, { enterpriseId: quiet.id });
    expect(dueOn).toBe('9999-12-31');
    setClock(new Date('2026-11-12T02:00:00Z'));
  });

  it('are made anew as a whole where other declarations made them', async () => {
    const firm = await w.newFirm('江澄市旧版仪器有限公司', '990102');
    await load(w.app, firm, { dataset: '05.02', rows: [rowOf(firm, { dataset: '05.02', back: 0, amount: 5, kind: 0, isHidden: false })] });
    await w.settle();
    const made = await stored(firm);
    await w.app.database.transaction(async (tx) => {
      const old = JSON.stringify({ taxPaid3: { value: '1.00', asOf: '2026-10-31' } });
      await tx.query('update profiles set indicators = ?, rules_version = 0 where enterprise_id = ?', [old, firm.id]);
    });
    expect((await w.app.profiles.factsOf([firm.id])).get(firm.id)?.get('taxPaid3')?.value).toBe('1.00');
    await w.app.database.transaction((tx) => w.app.profiles.rebuildSome(tx, '', 1_000, false));
    expect(await stored(firm)).toBe(made);
  });
});
