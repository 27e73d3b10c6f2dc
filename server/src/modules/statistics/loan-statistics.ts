import type { EntityManager } from 'typeorm';
import { emptyTally, figuresOf, monthsFrom, noFirms, type Figures, type Firms, type Tally } from './figures.pure.js';
import { districtOf, districtsOf, type Scope } from './statistics.policy.js';
import { balanceChangesBy, firmsBy, firmsOf, talliesBy, type Filter, type GroupBy } from './statistics.repository.js';

export interface Row {
  readonly key: string;
  readonly label: string;
  readonly figures: Figures;
}
export interface BankName {
  readonly id: string;
  readonly name: string;
}

/** All of it as one line. */
export async function totalOf(manager: EntityManager, filter: Filter): Promise<Figures> {
  const tallies = await talliesBy(manager, filter, 'month');
  const balances = await balanceChangesBy(manager, filter, 'month');
  return figuresOf(folded(tallies.values()), sum(balances.values()), await firmsOf(manager, filter));
}

export async function rowsByMonth(manager: EntityManager, filter: Filter): Promise<Row[]> {
  const tallies = await talliesBy(manager, filter, 'month');
  const changes = await balanceChangesBy(manager, filter, 'month');
  const firms = await firmsBy(manager, filter, 'month');
  let balanceFen = sum([...changes].filter(([month]) => month < filter.from).map(([, change]) => change));
  return monthsFrom(filter.from, filter.to).map((month) => {
    balanceFen += changes.get(month) ?? 0n;
    return { key: month, label: month, figures: figuresOf(tallies.get(month) ?? emptyTally(), balanceFen, firms.get(month) ?? noFirms) };
  });
}

export async function rowsByBank(manager: EntityManager, filter: Filter, banks: readonly BankName[]): Promise<Row[]> {
  const tallies = await talliesBy(manager, filter, 'bank');
  const balances = await balanceChangesBy(manager, filter, 'bank');
  const firms = await firmsBy(manager, filter, 'bank');
  return banks
    .filter(({ id }) => filter.bankId === undefined || id === filter.bankId)
    .map(({ id, name }) => ({
      key: id,
      label: name,
      figures: figuresOf(tallies.get(id) ?? emptyTally(), balances.get(id) ?? 0n, firms.get(id) ?? noFirms),
    }));
}

export async function rowsByRegion(manager: EntityManager, filter: Filter, scope: Scope): Promise<Row[]> {
  const districts = districtsOf(scope);
  const tallies = await talliesBy(manager, filter, 'region');
  const balances = await balanceChangesBy(manager, filter, 'region');
  const parts = new Map(districts.map(({ key, label }) => [key, { key, label, regions: [] as string[] }]));
  for (const region of filter.regions) {
    const { key, label } = districtOf(region, scope, districts);
    const part = parts.get(key) ?? { key, label, regions: [] };
    part.regions.push(region);
    parts.set(key, part);
  }
  const rows: Row[] = [];
  for (const { key, label, regions } of parts.values()) {
    const tally = folded(regions.flatMap((region) => tallies.get(region) ?? []));
    const balanceFen = sum(regions.map((region) => balances.get(region) ?? 0n));
    // One district by one: a firm that is registered now here, now there within it is one firm.
    const firms: Firms = await firmsOf(manager, { ...filter, regions });
    rows.push({ key, label, figures: figuresOf(tally, balanceFen, firms) });
  }
  return rows;
}

export function rowsBy(manager: EntityManager, groupBy: GroupBy, filter: Filter, scope: Scope, banks: readonly BankName[]): Promise<Row[]> {
  switch (groupBy) {
    case 'month':
      return rowsByMonth(manager, filter);
    case 'region':
      return rowsByRegion(manager, filter, scope);
    case 'bank':
      return rowsByBank(manager, filter, banks);
  }
}

function folded(tallies: Iterable<Tally>): Tally {
  const all = emptyTally();
  for (const tally of tallies) {
    all.grantedFen += tally.grantedFen;
    all.grantedCount += tally.grantedCount;
    all.drawnFen += tally.drawnFen;
    all.drawnCount += tally.drawnCount;
    all.unsecuredFen += tally.unsecuredFen;
    all.weightedFenPpm += tally.weightedFenPpm;
    all.events += tally.events;
  }
  return all;
}

function sum(amounts: Iterable<bigint>): bigint {
  let all = 0n;
  for (const amount of amounts) all += amount;
  return all;
}
