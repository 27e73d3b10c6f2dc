import type { AccessView } from '@server/modules/consents/accesses.contract';
import { withoutForm } from '@server/kernel/pure/text';
import { roleName } from '@server/modules/identity/identity.contract';
import { t } from '../../../i18n';

const say = (key: string, values: Record<string, unknown> = {}): string => t(`consents.enterprise.accesses.${key}`, values);

const few = 2;

/** What happened, as one says it to the firm: "看了：纳税、销售额", "想看，被拒绝：纳税". `brief`: where the whole list is a page further on. */
export function accessTitle(access: AccessView, brief = false): string {
  const titles = access.datasets.map((one) => one.title);
  const isLong = brief && titles.length > few;
  const shown = titles.slice(0, isLong ? few : titles.length).join('、');
  const items = isLong ? say('andMore', { items: shown, n: titles.length }) : shown;
  if (access.outcome === 'allowed') return items ? say('looked', { items }) : say('lookedNothing');
  return items ? say('tried', { items }) : say('triedNothing');
}

export function accessReader(access: AccessView, brief = false): string {
  const role = roleName.safeParse(access.roleName).success ? t(`identity.role.${access.roleName}`) : access.roleName;
  const { name, branchName: branch } = access.receiver;
  const bank = brief ? withoutForm(name) : name;
  return branch ? say('by', { bank, branch, name: access.personName, role }) : say('byNoBranch', { bank, name: access.personName, role });
}

/** For what, and the place in the budget; or why it was refused. */
export function accessWhy(access: AccessView): string[] {
  const purpose = access.purpose && t(`consents.enterprise.purposeShort.${access.purpose}`);
  return [
    purpose &&
      (access.applicationReference
        ? say('forApplication', { purpose, reference: access.applicationReference })
        : access.loanReference
          ? say('forLoan', { purpose, reference: access.loanReference })
          : say('forPurpose', { purpose })),
    access.outcome === 'allowed' && access.use !== null && access.usesMax !== null && say('use', { n: access.use, max: access.usesMax }),
    access.reason && say(`reason.${access.reason}`),
  ].filter((part): part is string => Boolean(part));
}
