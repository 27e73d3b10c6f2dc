/** A firm and the periods it has rows of. */
export interface FirmPeriods {
  readonly enterpriseId: string;
  readonly periods: ReadonlySet<string>;
}

export interface Coverage {
  firms: number;
  firmsExpected: number | null;
  firmsCovered: number | null;
}

/** Per period: its firms, those of the period before, and those of them that are there again. The first period has nothing to be held against. */
export class CoverageCount {
  private readonly found = new Map<string, Coverage>();
  private readonly before = new Map<string, string>();

  /** `periods` in order, with the one before the first that is asked for. */
  constructor(periods: readonly string[]) {
    periods.forEach((period, index) => {
      const previous = periods[index - 1];
      if (previous !== undefined) this.before.set(period, previous);
      const isFirst = previous === undefined;
      this.found.set(period, { firms: 0, firmsExpected: isFirst ? null : 0, firmsCovered: isFirst ? null : 0 });
    });
  }

  add({ periods }: FirmPeriods): void {
    for (const [period, coverage] of this.found) {
      const has = periods.has(period);
      if (has) coverage.firms += 1;
      const previous = this.before.get(period);
      if (previous === undefined || !periods.has(previous)) continue;
      coverage.firmsExpected = (coverage.firmsExpected ?? 0) + 1;
      if (has) coverage.firmsCovered = (coverage.firmsCovered ?? 0) + 1;
    }
  }

  of(period: string): Coverage | undefined {
    return this.found.get(period);
  }
}

/** Several streams, each in the order of the firm, as one: a firm comes once, with the periods of all. */
export async function* merged(streams: readonly AsyncIterable<FirmPeriods>[]): AsyncGenerator<FirmPeriods> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  const heads = await Promise.all(iterators.map(async (iterator) => (await iterator.next()).value as FirmPeriods | undefined));
  for (;;) {
    let smallest: string | undefined;
    for (const head of heads) if (head && (smallest === undefined || head.enterpriseId < smallest)) smallest = head.enterpriseId;
    if (smallest === undefined) return;
    const periods = new Set<string>();
    for (const [index, head] of heads.entries()) {
      if (head?.enterpriseId !== smallest) continue;
      for (const period of head.periods) periods.add(period);
      heads[index] = (await iterators[index]!.next()).value as FirmPeriods | undefined;
    }
    yield { enterpriseId: smallest, periods };
  }
}
