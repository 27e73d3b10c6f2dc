import { mkdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp, type App, type AppSettings } from '../app.js';
import { now, setClock } from '../kernel/clock.js';
import { chinaDate, monthsBack, startOfChinaDay } from '../kernel/pure/working-calendar.js';
import * as catalogue from '../modules/catalogue/catalogue.contract.js';
import * as identity from '../modules/identity/identity.contract.js';
import type { RoleName } from '../modules/identity/identity.contract.js';
import * as ingestion from '../modules/ingestion/ingestion.contract.js';
import * as organisations from '../modules/organisations/organisations.contract.js';
import { firstStart } from '../modules/organisations/index.js';
import * as productsContract from '../modules/products/products.contract.js';
import { codeOf, DemoClient, type DemoAccount } from './client.js';
import { encodings, gradeFile, listFile, registrationFile, taxFile } from './files.js';
import { makeFirms, type DemoFirm } from './firms.js';
import { demoMappings } from './mappings.js';
import { demoProducts } from './products.js';
import { Chance } from './random.js';
import { borrow, present, type Bank, type Owner } from './story.js';
import { makeClaim } from '../modules/enterprises/enterprises.contract.js';

const firmCount = 50;
const ownerCount = 40;
/** Months of life on the platform, and of tax history before it. */
const lifeMonths = 18;
const historyMonths = 12;
/** A product its bank has not stood by for 180 days leaves the shelf: each gets a new version before that. */
const renewalMonths = 5;

/**
 * Makes a small fictional city by doing what its people would do: departments send files through the importer, firms sign up and
 * apply, banks decide and report, over the same wire as everybody else, with the clock moved through eighteen months.
 */
export async function buildDemoCity(settings: AppSettings, folder: string): Promise<readonly DemoAccount[]> {
  const app = await createApp({ ...settings, limitFactor: 100_000, requestsPerMinute: 10_000_000, durable: false });
  const listener = app.server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  try {
    return await new City(app, `http://127.0.0.1:${(listener.address() as AddressInfo).port}`, folder).build();
  } finally {
    setClock(null);
    listener.closeAllConnections();
    await new Promise((resolve) => listener.close(resolve));
    await app.worker.stop();
    await app.database.close();
  }
}

class City {
  private readonly chance = new Chance(20_260_101);
  private readonly firms: readonly DemoFirm[] = makeFirms(this.chance, firmCount);
  private readonly accounts: DemoAccount[] = [];
  private readonly today = chinaDate(new Date());
  private readonly filesFolder: string;

  constructor(
    private readonly app: App,
    private readonly base: string,
    private readonly folder: string,
  ) {
    this.filesFolder = join(folder, 'files');
    mkdirSync(this.filesFolder, { recursive: true });
  }

  async build(): Promise<readonly DemoAccount[]> {
    const thisMonth = this.today.slice(0, 7);
    const firstMonth = monthsBack(thisMonth, lifeMonths);
    this.goTo(`${firstMonth}-02`, 9);
    const staff = await this.openTheHouse();
    await this.firstDeliveries(staff, firstMonth);
    this.goTo(`${firstMonth}-06`, 10);
    const owners = await this.signUpOwners();
    const banks = await this.publishProducts(staff);
    const life = {
      app: this.app,
      chance: this.chance,
      today: this.today,
      owners,
      banks,
      goTo: (date: string, hour: number) => this.goTo(date, hour),
    };
    for (let month = firstMonth; month <= thisMonth; month = monthsBack(month, -1)) {
      await this.monthlyDelivery(staff, monthsBack(month, 1), `${month}-16`);
      if (month !== firstMonth && monthsApart(firstMonth, month) % renewalMonths === 0) await this.renewProducts(staff, `${month}-02`);
      await borrow({ ...life, month });
    }
    await present({ ...life, month: thisMonth });
    await this.app.worker.drain();
    writeFileSync(join(this.folder, 'accounts.json'), `${JSON.stringify(this.accounts, null, 2)}\n`, { mode: 0o600 });
    return this.accounts;
  }

  /** China time. Never past the real present: nothing in the city happens tomorrow. */
  private goTo(date: string, hour: number): boolean {
    const instant = new Date(startOfChinaDay(date).getTime() + hour * 3_600_000 + this.chance.integer(0, 1_500_000));
    if (instant.getTime() > Date.now() - 3_600_000) return false;
    if (instant.getTime() > now().getTime() || instant.getTime() < now().getTime() - 365 * 86_400_000) setClock(instant);
    return true;
  }

  private async openTheHouse() {
    const first = await firstStart(this.app.firstStartParts);
    if (!first) throw new Error('The demo needs an empty database; remove the data folder or set DATA_DIR');
    const admin = await this.join(first.link, 'operatorAdmin', '江澄市信用服务中心', 'admin', '韩立');
    const reviewer = await this.inviteColleague(admin, { role: 'operatorReviewer' }, '江澄市信用服务中心', 'reviewer', '何静');
    const market = await this.source(admin, '江澄市市场监督管理局', '市场监管局', ['01.01', '12.04'], 'market', '冯文静');
    const taxOffice = await this.source(admin, '国家税务总局江澄市税务局', '税务局', ['05.01', '05.02'], 'taxation', '韩建国');
    const regulator = await this.organisation(admin, 'regulator', '江澄市地方金融管理局', '金融管理局');
    await this.invite(admin, regulator, { role: 'regulatorAnalyst', regionScope: '990100' }, '江澄市地方金融管理局', 'regulator', '顾言');
    await this.invite(
      admin,
      regulator,
      { role: 'regulatorAnalyst', regionScope: '990102' },
      '江澄市地方金融管理局（高新区）',
      'regulator-gaoxin',
      '苏雨',
    );
    const banks = [
      await this.bank(admin, '江澄农村商业银行股份有限公司', '江澄农商', '城东支行', 'nongshang'),
      await this.bank(admin, '江澄银行股份有限公司', '江澄银行', '高新支行', 'jiangcheng'),
      await this.bank(admin, '东澜银行股份有限公司江澄分行', '东澜银行', '望江支行', 'donglan'),
    ];
    return { admin, reviewer, market, taxOffice, banks };
  }

  private async bank(admin: DemoClient, name: string, shortName: string, branchName: string, prefix: string): Promise<Bank> {
    const organisationId = await this.organisation(admin, 'bank', name, shortName);
    const branch = await admin.call(organisations.addBranch, { params: { organisationId }, body: { name: branchName, region: '990101' } });
    const person = (role: RoleName, suffix: string, fullName: string): Promise<DemoAccount> =>
      this.invite(admin, organisationId, { role, branchId: branch.id }, `${name} ${branchName}`, `${prefix}-${suffix}`, fullName);
    return {
      organisationId,
      name,
      admin: await this.invite(admin, organisationId, { role: 'bankAdmin' }, name, `${prefix}-admin`, '曹国强'),
      productManager: await person('productManager', 'product', '许静'),
      customerManager: await person('customerManager', 'manager', '陈志航'),
      approver: await person('approver', 'approver', '沈雨'),
      base: this.base,
    };
  }

  private async source(admin: DemoClient, name: string, shortName: string, codes: string[], username: string, fullName: string) {
    const organisationId = await this.organisation(admin, 'source', name, shortName);
    await admin.call(catalogue.assignDatasets, { params: { organisationId }, body: { codes } });
    const account = await this.invite(admin, organisationId, { role: 'sourceAdmin' }, name, username, fullName);
    const client = await this.signedIn(account);
    for (const dataset of codes) await client.call(ingestion.saveMapping, { params: { dataset }, body: demoMappings[dataset] ?? { columns: [] } });
    return account;
  }

  private async organisation(admin: DemoClient, kind: 'source' | 'bank' | 'regulator', name: string, shortName: string): Promise<string> {
    return (await admin.call(organisations.createOrganisation, { body: { kind, name, shortName, region: '990100' } })).id;
  }

  private async invite(
    admin: DemoClient,
    organisationId: string,
    offer: { role: RoleName; branchId?: string; regionScope?: string },
    organisation: string,
    username: string,
    name: string,
  ): Promise<DemoAccount> {
    const { link } = await admin.call(organisations.inviteToOrganisation, { params: { organisationId }, body: offer });
    await this.join(link, offer.role, organisation, username, name);
    return this.accounts.at(-1) as DemoAccount;
  }

  private async inviteColleague(
    admin: DemoClient,
    offer: { role: RoleName },
    organisation: string,
    username: string,
    name: string,
  ): Promise<DemoAccount> {
    const { link } = await admin.call(identity.inviteMember, { body: offer });
    await this.join(link, offer.role, organisation, username, name);
    return this.accounts.at(-1) as DemoAccount;
  }

  private async join(link: string, role: string, organisation: string, username: string, name: string): Promise<DemoClient> {
    const client = new DemoClient(this.base);
    const token = link.split('#')[1] ?? '';
    const { totp } = await client.call(identity.lookUpInvitation, { body: { token } });
    const account = { role, organisation, username, password: newPassword(), totpSecret: totp.secret };
    await client.call(identity.acceptInvitation, { body: { token, name, username, password: account.password, code: codeOf(totp.secret) } });
    this.accounts.push(account);
    return client;
  }

  private async signedIn(account: DemoAccount): Promise<DemoClient> {
    setClock(new Date(now().getTime() + 31_000));
    const client = new DemoClient(this.base);
    await client.signIn(account);
    return client;
  }

  private async firstDeliveries(staff: { market: DemoAccount; taxOffice: DemoAccount }, firstMonth: string): Promise<void> {
    const market = await this.signedIn(staff.market);
    await this.send(market, '01.01', `登记信息-${firstMonth}.csv`, encodings.gb18030(registrationFile(this.firms)));
    await this.send(market, '12.04', `严重违法失信名单-${firstMonth}.csv`, encodings.utf8(listFile(this.firms)));
    const taxOffice = await this.signedIn(staff.taxOffice);
    const year = Number(firstMonth.slice(0, 4));
    for (const each of [year - 2, year - 1])
      await this.send(taxOffice, '05.01', `纳税信用-${each}.csv`, encodings.utf8Bom(gradeFile(this.firms, each)));
    for (let ago = historyMonths; ago >= 2; ago -= 1) {
      const month = monthsBack(firstMonth, ago);
      await this.send(taxOffice, '05.02', `入库-${month}.csv`, encodings.gb18030(this.taxText(month)));
    }
  }

  private async monthlyDelivery(staff: { taxOffice: DemoAccount }, month: string, date: string): Promise<void> {
    if (!this.goTo(date, 9)) return;
    const taxOffice = await this.signedIn(staff.taxOffice);
    // Every third month some lines are wrong, as in life: the report has something to show.
    const text = this.taxText(month);
    const isFlawed = Number(month.slice(5)) % 3 === 1;
    const flawed = isFlawed
      ? `${text}91990101MA000000XX,${month.replace('-', '')},增值税,100,100,,\r\n${this.firms[0]?.uscc},${month.replace('-', '')},增值税,-12,−12,,\r\n`
      : text;
    await this.send(taxOffice, '05.02', `入库-${month}.csv`, encodings.gb18030(flawed));
    if (month.endsWith('-04')) {
      await this.send(
        taxOffice,
        '05.01',
        `纳税信用-${Number(month.slice(0, 4)) - 1}.csv`,
        encodings.utf8Bom(gradeFile(this.firms, Number(month.slice(0, 4)) - 1)),
      );
    }
  }

  private taxText(month: string): string {
    const [year, number] = this.today.split('-').map(Number);
    const [thatYear, thatNumber] = month.split('-').map(Number);
    return taxFile(this.firms, month, ((year ?? 0) - (thatYear ?? 0)) * 12 + (number ?? 0) - (thatNumber ?? 0), this.chance);
  }

  private async send(client: DemoClient, dataset: string, fileName: string, file: Buffer): Promise<void> {
    writeFileSync(join(this.filesFolder, fileName), file);
    await client.upload(ingestion.sendBatch, { query: { dataset, fileName } }, file);
    await this.app.worker.drain();
  }

  private async signUpOwners(): Promise<Owner[]> {
    const owners: Owner[] = [];
    for (const [index, firm] of this.firms.slice(0, ownerCount).entries()) {
      const client = new DemoClient(this.base);
      const username = `139${String(90_000_000 + index * 137).slice(0, 8)}`;
      const password = newPassword();
      const { registration, totp } = await client.call(identity.startRegistration, { body: { username } });
      await client.call(identity.finishRegistration, { body: { registration, name: firm.legalRepresentative, password, code: codeOf(totp.secret) } });
      await client.call(makeClaim, {
        body: { uscc: firm.uscc, enterpriseName: firm.name, legalRepresentative: firm.legalRepresentative, identityNumber: firm.identityNumber },
      });
      const account = { role: 'enterpriseOwner', organisation: firm.name, username, password, totpSecret: totp.secret };
      this.accounts.push(account);
      owners.push({ account, firm, base: this.base });
    }
    return owners;
  }

  private async publishProducts(staff: { reviewer: DemoAccount; banks: Bank[] }): Promise<Bank[]> {
    for (const { bank, terms } of demoProducts) {
      const manager = await this.signedIn((staff.banks[bank] as Bank).productManager);
      const draft = await manager.call(productsContract.draftProduct, { body: terms });
      const submitted = await manager.call(productsContract.submitDraft, { params: { productId: draft.id }, body: { etag: draft.open?.etag ?? '' } });
      const reviewer = await this.signedIn(staff.reviewer);
      await reviewer.call(productsContract.publishVersion, { params: { productId: draft.id }, body: { etag: submitted.open?.etag ?? '' } });
    }
    return staff.banks;
  }

  private async renewProducts(staff: { reviewer: DemoAccount; banks: Bank[] }, date: string): Promise<void> {
    this.goTo(date, 11);
    for (const bank of staff.banks) {
      const manager = await this.signedIn(bank.productManager);
      const { items } = await manager.call(productsContract.listOwnProducts, { query: { limit: 50 } });
      for (const { id: productId, published } of items) {
        if (!published) continue;
        const params = { productId };
        const begun = await manager.call(productsContract.newVersion, { params, body: {} });
        const rateMin = (Number(published.terms.rateMin) - 0.05).toFixed(2);
        const saved = await manager.call(productsContract.saveDraft, {
          params,
          body: { etag: begun.open?.etag ?? '', terms: { ...published.terms, rateMin } },
        });
        const submitted = await manager.call(productsContract.submitDraft, { params, body: { etag: saved.open?.etag ?? '' } });
        const reviewer = await this.signedIn(staff.reviewer);
        await reviewer.call(productsContract.publishVersion, { params, body: { etag: submitted.open?.etag ?? '' } });
      }
    }
  }
}

const monthsApart = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));

/** Made anew for every demo: nobody can sign in with a password that stands in a repository. */
const newPassword = (): string => randomBytes(12).toString('base64url');
