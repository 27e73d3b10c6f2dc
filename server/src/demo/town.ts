import { mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { App } from '../app.js';
import { now, setClock } from '../kernel/clock.js';
import { chinaDate, startOfChinaDay } from '../kernel/pure/working-calendar.js';
import { DemoClient, type DemoAccount } from './client.js';
import type { DemoFirm } from './firm.js';
import { makeFirms } from './firms.js';
import { Chance } from './random.js';

const hour = 3_600_000;
/** The clock stays so far behind the real present. */
const marginMs = hour;
const betweenCodesMs = 31_000;
const sittingMs = 240_000;

/** The city being made: its clock, its people, its firms. */
export class Town {
  readonly chance = new Chance(20_260_101);
  readonly today = chinaDate(new Date());
  readonly firms: readonly DemoFirm[];
  readonly accounts: DemoAccount[] = [];
  readonly filesFolder: string;
  private readonly sittings = new Map<DemoAccount, { readonly client: DemoClient; readonly since: number }>();

  constructor(
    readonly app: App,
    readonly base: string,
    readonly folder: string,
    firmCount: number,
  ) {
    this.firms = makeFirms(this.chance, firmCount, this.today);
    this.filesFolder = join(folder, 'files');
    mkdirSync(this.filesFolder, { recursive: true });
  }

  get thisMonth(): string {
    return this.today.slice(0, 7);
  }

  /** China time. Never past the real present: nothing in the city happens tomorrow. */
  goTo(date: string, at: number): boolean {
    const instant = new Date(startOfChinaDay(date).getTime() + at * hour + this.chance.integer(0, 1_500_000));
    if (instant.getTime() > Date.now() - marginMs) return false;
    if (instant.getTime() > now().getTime() || instant.getTime() < now().getTime() - 365 * 24 * hour) setClock(instant);
    return true;
  }

  /** Near the present there is no room for waiting; the next sign-in still needs another half minute. */
  later(hours: number): void {
    const instant = now().getTime() + hours * hour;
    setClock(new Date(instant < Date.now() - marginMs ? instant : Math.min(Date.now(), now().getTime() + betweenCodesMs)));
  }

  /** Who is at the desk stays signed in for what there is to do; a one-time code works once, so half a minute passes before the next sign-in. */
  async signedIn(account: DemoAccount): Promise<DemoClient> {
    const sitting = this.sittings.get(account);
    if (sitting && now().getTime() - sitting.since < sittingMs) return sitting.client;
    this.later(betweenCodesMs / hour);
    const client = new DemoClient(this.base);
    await client.signIn(account);
    this.sittings.set(account, { client, since: now().getTime() });
    return client;
  }

  /** Events and imports that wait. */
  async settle(): Promise<void> {
    await this.app.worker.drain();
  }
}

/** Made anew for every demo: nobody can sign in with a password that stands in a repository. */
export const newPassword = (): string => randomBytes(12).toString('base64url');
