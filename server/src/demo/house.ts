import * as catalogue from '../modules/catalogue/catalogue.contract.js';
import * as identity from '../modules/identity/identity.contract.js';
import type { RoleName } from '../modules/identity/identity.contract.js';
import * as ingestion from '../modules/ingestion/ingestion.contract.js';
import * as organisations from '../modules/organisations/organisations.contract.js';
import { firstStart } from '../modules/organisations/index.js';
import { codeOf, DemoClient, type DemoAccount } from './client.js';
import { departments, type Department } from './deliveries/index.js';
import { newPassword, type Town } from './town.js';

export interface Bank {
  readonly organisationId: string;
  readonly name: string;
  readonly admin: DemoAccount;
  readonly productManager: DemoAccount;
  readonly customerManager: DemoAccount;
  readonly approver: DemoAccount;
}
export interface Sender {
  readonly organisationId: string;
  readonly account: DemoAccount;
  readonly department: Department;
}
export interface Staff {
  readonly reviewer: DemoAccount;
  readonly senders: readonly Sender[];
  readonly banks: readonly Bank[];
}

/** The platform's first start, and everybody who works in the city: operator, departments, regulator, banks. */
export async function openTheHouse(town: Town): Promise<Staff> {
  return new House(town).open();
}

class House {
  constructor(private readonly town: Town) {}

  async open(): Promise<Staff> {
    const first = await firstStart(this.town.app.firstStartParts);
    if (!first) throw new Error('The demo needs an empty database; remove the data folder or set DATA_DIR');
    const centre = '江澄市信用服务中心';
    const admin = await this.join(first.link, 'operatorAdmin', centre, 'admin', '韩立');
    const { link } = await admin.call(identity.inviteMember, { body: { role: 'operatorReviewer' } });
    const reviewer = await this.accountOf(link, 'operatorReviewer', centre, 'reviewer', '何静');
    const senders: Sender[] = [];
    for (const department of departments) senders.push({ department, ...(await this.source(admin, department)) });
    const regulatorName = '江澄市地方金融管理局';
    const regulator = await this.organisation(admin, 'regulator', regulatorName, '金融管理局');
    await this.invite(admin, regulator, { role: 'regulatorAnalyst', regionScope: '990100' }, regulatorName, 'regulator', '顾言');
    await this.invite(
      admin,
      regulator,
      { role: 'regulatorAnalyst', regionScope: '990102' },
      `${regulatorName}（高新区）`,
      'regulator-gaoxin',
      '苏雨',
    );
    const banks = [
      await this.bank(admin, '江澄农村商业银行股份有限公司', '江澄农商', '城东支行', 'nongshang'),
      await this.bank(admin, '江澄银行股份有限公司', '江澄银行', '高新支行', 'jiangcheng'),
      await this.bank(admin, '东澜银行股份有限公司江澄分行', '东澜银行', '望江支行', 'donglan'),
    ];
    return { reviewer, senders, banks };
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
    };
  }

  /** A department says once what its headers, units and words mean. */
  private async source(admin: DemoClient, { name, shortName, username, person, deliveries }: Department): Promise<Omit<Sender, 'department'>> {
    const organisationId = await this.organisation(admin, 'source', name, shortName);
    await admin.call(catalogue.assignDatasets, { params: { organisationId }, body: { codes: deliveries.map(({ dataset }) => dataset) } });
    const account = await this.invite(admin, organisationId, { role: 'sourceAdmin' }, name, username, person);
    const client = await this.town.signedIn(account);
    for (const { dataset, mapping } of deliveries) await client.call(ingestion.saveMapping, { params: { dataset }, body: mapping });
    return { organisationId, account };
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
    return this.accountOf(link, offer.role, organisation, username, name);
  }

  private async accountOf(link: string, role: string, organisation: string, username: string, name: string): Promise<DemoAccount> {
    await this.join(link, role, organisation, username, name);
    return this.town.accounts.at(-1) as DemoAccount;
  }

  private async join(link: string, role: string, organisation: string, username: string, name: string): Promise<DemoClient> {
    const client = new DemoClient(this.town.base);
    const token = link.split('#')[1] ?? '';
    const { totp } = await client.call(identity.lookUpInvitation, { body: { token } });
    const account = { role, organisation, username, password: newPassword(), totpSecret: totp.secret };
    await client.call(identity.acceptInvitation, { body: { token, name, username, password: account.password, code: codeOf(totp.secret) } });
    this.town.accounts.push(account);
    return client;
  }
}
