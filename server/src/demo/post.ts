import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthsBack } from '../kernel/pure/working-calendar.js';
import * as ingestion from '../modules/ingestion/ingestion.contract.js';
import type { Arrivals } from './arrivals.js';
import { writtenOn } from './deliveries/delivery.js';
import type { Delivery } from './deliveries/index.js';
import type { Sender } from './house.js';
import type { Town } from './town.js';
import { compact, monthsApart, monthsFrom } from './time.js';

type Rows = ReturnType<Delivery['rows']>;

/** How far the first files go back: figures over months, and what happened to a firm. */
const historyMonths = 12;
const happeningsMonths = 40;
const foundedFirst = '2005-01';
const quarterEnds = ['03', '06', '09', '12'];

/** The departments' files, sent as any source sends them. */
export class Post {
  constructor(
    private readonly town: Town,
    private readonly senders: readonly Sender[],
    private readonly firstMonth: string,
    private readonly arrivals: Arrivals,
  ) {}

  /** One file a dataset with everything before the first month; the register first, so that the others find their firms. */
  async sendHistory(): Promise<void> {
    const last = monthsBack(this.firstMonth, 1);
    for (const sender of this.senders) {
      await this.send(sender, (delivery) => {
        if (delivery.isSinceEver) return monthsFrom(foundedFirst, last);
        return monthsFrom(monthsBack(this.firstMonth, delivery.rhythm === 'whenAny' ? happeningsMonths : historyMonths), last);
      });
      await this.town.settle();
    }
  }

  /** What is due once `month` is over. */
  async sendMonth(month: string): Promise<void> {
    const sent = new Map<Sender, ReadonlySet<string>>();
    for (const sender of this.senders)
      sent.set(sender, await this.send(sender, (delivery) => monthsDue(delivery, month, this.town.thisMonth), month));
    await this.town.settle();
    for (const [sender, codes] of sent) await this.arrivals.nothingIn(month, sender, codes);
  }

  /** The lists as they stand today, with the day they were written. */
  async sendLists(): Promise<void> {
    const { firms, today, thisMonth } = this.town;
    for (const { account, department } of this.senders) {
      for (const list of department.deliveries.filter(({ isList }) => isList)) {
        // The register of this month comes with its own file.
        const months = list.isSinceEver
          ? monthsFrom(foundedFirst, monthsBack(thisMonth, 1))
          : monthsFrom(monthsBack(this.firstMonth, happeningsMonths), thisMonth);
        const rows = list.rows(firms, months, today).map((row) => [...row, compact(today)]);
        await this.hand(account, { ...list, headers: [...list.headers, writtenOn], groups: [...list.groups, ''] }, rows, today);
      }
    }
    await this.town.settle();
  }

  private async send(
    { account, department }: Sender,
    monthsOf: (delivery: Delivery) => readonly string[],
    month?: string,
  ): Promise<ReadonlySet<string>> {
    const { firms, today } = this.town;
    const files = department.deliveries.flatMap((delivery) => {
      const rows = delivery.rows(firms, monthsOf(delivery), today);
      return rows.length > 0 ? [{ delivery, rows: [...rows, ...(month === undefined ? [] : (delivery.flawed?.(month, firms) ?? []))] }] : [];
    });
    for (const { delivery, rows } of files) await this.hand(account, delivery, rows, month ?? `${this.firstMonth}以前`);
    return new Set(files.map(({ delivery }) => delivery.dataset));
  }

  private async hand(account: Sender['account'], delivery: Delivery, rows: Rows, when: string): Promise<void> {
    const { dataset, stem, form, groups, headers } = delivery;
    const fileName = `${stem}-${when}.${form.extension}`;
    const file = await form.write({ title: stem, groups, headers, rows });
    writeFileSync(join(this.town.filesFolder, fileName), file);
    const client = await this.town.signedIn(account);
    await client.upload(ingestion.sendBatch, { query: { dataset, fileName } }, file, form.type);
  }
}

function monthsDue({ rhythm, silentFor = 0 }: Delivery, month: string, thisMonth: string): string[] {
  if (monthsApart(month, thisMonth) <= silentFor) return [];
  if (rhythm === 'monthly' || rhythm === 'whenAny') return [month];
  if (rhythm === 'everySecondMonth') return Number(month.slice(5)) % 2 === 0 ? [monthsBack(month, 1), month] : [];
  return quarterEnds.includes(month.slice(5)) ? monthsFrom(monthsBack(month, 2), month) : [];
}
