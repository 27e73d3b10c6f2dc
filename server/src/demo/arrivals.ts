import { now } from '../kernel/clock.js';
import { chinaDate, isWorkingDay } from '../kernel/pure/working-calendar.js';
import { assignDatasets, listDatasets } from '../modules/catalogue/catalogue.contract.js';
import { getOwnDetail } from '../modules/quality/detail.contract.js';
import { declareNothing } from '../modules/quality/zero-reports.contract.js';
import type { DemoClient } from './client.js';
import type { Sender } from './house.js';
import { monthsApart } from './time.js';
import type { Town } from './town.js';

/** For so many days before the present one, departments say every working day what there is. */
const dailyDays = 4;
const cadencePage = 200;

/** What departments say when there is nothing to send, so that a board is late only where somebody is. */
export class Arrivals {
  private cadences = new Map<string, string>();
  private saidOn = '';
  private hasBegun = false;

  constructor(
    private readonly town: Town,
    private readonly senders: readonly Sender[],
  ) {}

  /** Of datasets that are due by the month or quarter: what brought no row for it. `sent`: codes that came. */
  async nothingIn(month: string, { account, department }: Sender, sent: ReadonlySet<string>): Promise<void> {
    const isQuarterEnd = Number(month.slice(5)) % 3 === 0;
    const due = department.deliveries.flatMap(({ dataset, rhythm, silentFor = 0 }) => {
      if (sent.has(dataset) || rhythm === 'everySecondMonth' || monthsApart(month, this.town.thisMonth) <= silentFor) return [];
      const cadence = this.cadences.get(dataset);
      if (cadence === 'monthly') return [{ dataset, period: month }];
      return cadence === 'quarterly' && isQuarterEnd ? [{ dataset, period: `${month.slice(0, 4)}-Q${Number(month.slice(5)) / 3}` }] : [];
    });
    if (due.length === 0) return;
    const client = await this.town.signedIn(account);
    for (const { dataset, period } of due) await client.call(declareNothing, { params: { dataset }, body: { periods: [period] } });
  }

  /** The register and the courts have been linked for a few days: each working day they send, or say that there is nothing. */
  async daily(): Promise<void> {
    const today = chinaDate(now());
    if (!isWorkingDay(today) || today === this.saidOn || daysTo(today, this.town.today) > dailyDays) return;
    this.saidOn = today;
    if (!this.hasBegun) await this.begin();
    this.hasBegun = true;
    for (const sender of this.senders) {
      const frequent = this.frequentOf(sender);
      if (frequent.length === 0) continue;
      const client = await this.town.signedIn(sender.account);
      for (const dataset of frequent) await sayNothing(client, dataset);
    }
  }

  async learn(client: DemoClient): Promise<void> {
    for (let cursor: string | undefined; ;) {
      const page = await client.call(listDatasets, { query: { limit: cadencePage, ...(cursor !== undefined && { cursor }) } });
      for (const { code, cadence } of page.items) this.cadences.set(code, cadence);
      if (page.nextCursor === null) return;
      cursor = page.nextCursor;
    }
  }

  /** Assigned anew: from this day on they are expected so often. */
  private async begin(): Promise<void> {
    const account = this.town.accounts.find(({ role }) => role === 'operatorAdmin');
    if (!account) throw new Error('A city without an operator');
    const admin = await this.town.signedIn(account);
    for (const sender of this.senders) {
      const frequent = this.frequentOf(sender);
      if (frequent.length === 0) continue;
      const params = { organisationId: sender.organisationId };
      const all = sender.department.deliveries.map(({ dataset }) => dataset);
      await admin.call(assignDatasets, { params, body: { codes: all.filter((dataset) => !frequent.includes(dataset)) } });
      await admin.call(assignDatasets, { params, body: { codes: all } });
    }
  }

  private frequentOf({ department }: Sender): string[] {
    return department.deliveries.flatMap(({ dataset }) => (['daily', 'weekly'].includes(this.cadences.get(dataset) ?? '') ? [dataset] : []));
  }
}

async function sayNothing(client: DemoClient, dataset: string): Promise<void> {
  const { periods } = await client.call(getOwnDetail, { params: { dataset } });
  const open = periods.filter(({ can }) => can.includes('declareNothing')).map(({ period }) => period);
  if (open.length > 0) await client.call(declareNothing, { params: { dataset }, body: { periods: open } });
}

const daysTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
