import { In, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { now } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { pageById, type Page, type PageQuery } from '../../kernel/database/index.js';
import { dateText } from '../../kernel/pure/format.js';
import { Consent } from './consent.entity.js';
import { consentMachine } from './consent.machine.js';
import type { Neighbours } from './consents.views.js';
import { Notice } from './notice.entity.js';
import type { NoticeKind, noticeView } from './notices.contract.js';
import { ConsentRequest } from './request.entity.js';

type NoticeView = z.input<typeof noticeView>;

export function pageOfNotices(
  manager: EntityManager,
  actor: Actor,
  query: PageQuery & { readonly kind?: NoticeKind | undefined },
): Promise<Page<Notice>> {
  const builder = manager.createQueryBuilder(Notice, 'notice').where({ enterpriseId: actor.enterpriseId ?? '' });
  if (query.kind) builder.andWhere('notice.kind = :kind', { kind: query.kind });
  return pageById(builder, 'notice', query);
}

/** Notices as sentences: who, for what, and what to do. */
export async function presentNotices(manager: EntityManager, neighbours: Neighbours, rows: readonly Notice[]): Promise<NoticeView[]> {
  const consents = await byId(
    manager,
    Consent,
    rows.map(({ consentId }) => consentId),
  );
  const requests = await byId(
    manager,
    ConsentRequest,
    rows.map(({ requestId }) => requestId),
  );
  const about = (row: Notice): Consent | ConsentRequest | undefined => consents.get(row.consentId ?? '') ?? requests.get(row.requestId ?? '');
  const ids = [...new Set(rows.flatMap((row) => about(row)?.receiverId ?? []))];
  const names = ids.length === 0 ? new Map<string, { name: string }>() : await neighbours.organisations.nameOf(ids);
  const instant = now();
  return rows.map((row) => {
    const consent = consents.get(row.consentId ?? '');
    const request = requests.get(row.requestId ?? '');
    const bank = names.get(about(row)?.receiverId ?? '')?.name ?? '';
    return {
      id: row.id,
      kind: row.kind,
      at: row.at.toISOString(),
      ...textOf(row, { bank, purpose: purposes[about(row)?.purpose ?? 'loanReview'], consent, request, instant }),
      consentId: row.consentId,
      requestId: row.requestId,
      isOpen: isOpen(row, consent, request, instant),
    };
  });
}

const purposes = {
  loanReview: '审批贷款',
  loanMonitoring: '贷后管理',
  selfReport: '自查',
  guaranteeReview: '审核担保',
  policyBenefit: '惠企政策',
} as const;

interface About {
  readonly bank: string;
  readonly purpose: string;
  readonly consent: Consent | undefined;
  readonly request: ConsentRequest | undefined;
  readonly instant: Date;
}

function textOf(row: Notice, { bank, purpose, consent, request, instant }: About): Pick<NoticeView, 'title' | 'detail'> {
  const day = (at: Date | null | undefined): string => (at ? dateText(at.toISOString(), 'guide', instant) : '');
  switch (row.kind) {
    case 'requested':
      return { title: `${bank}请您授权`, detail: `用途：${purpose}。${day(request?.lapsesAt)}前答复，可以不同意` };
    case 'waiting':
      return { title: `${bank}的授权请求还没有答复`, detail: `用途：${purpose}。${day(request?.lapsesAt)}过期，不答复就自动作废` };
    case 'cosign':
      return { title: `给${bank}的授权等共同签署`, detail: `用途：${purpose}。${day(consent?.signBy)}前签完才生效，签完以前银行什么也看不到` };
    case 'expiring':
      return { title: `给${bank}的授权快到期`, detail: `用途：${purpose}。${day(consent?.expiresAt)}到期，到期自动停，不用您办` };
    case 'review':
      return {
        title: `您仍授权${bank}查询数据`,
        detail: `用途：${purpose}，到 ${day(consent?.expiresAt)}。在“授权与查询”里看谁看过，不需要了随时撤回`,
      };
    case 'pulls':
      return { title: `${bank}最近 30 天看了 ${row.data['pulls'] ?? 0} 次`, detail: `用途：${purpose}。每一次都列在“谁看过我的数据”` };
    case 'ended':
      return { title: `给${bank}的授权已终止`, detail: `${reasons[String(row.data['reason'])] ?? '授权的事已经结束'}，银行不能再看。不用您办` };
    case 'altered':
      return { title: `给${bank}的授权记录有异常，已停用`, detail: '存着的内容和您签的不一致，平台没有提供任何数据。请联系服务热线核对' };
    case 'signers':
      return row.data['change'] === 'proposed'
        ? { title: '有人要改共同签署人', detail: '现在的签署人都同意才生效，在“共同签署”里查看' }
        : { title: '共同签署人的设置已生效', detail: '以后的授权按新的设置签，在“共同签署”里查看' };
  }
}

const reasons: Readonly<Record<string, string>> = {
  application: '申请已经有结果',
  settled: '贷款已经还清',
  prepaid: '贷款已经提前还清',
  reversed: '这笔借据已经冲正',
  writtenOff: '这笔借据已经核销',
};

function isOpen({ kind }: Notice, consent: Consent | undefined, request: ConsentRequest | undefined, instant: Date): boolean {
  switch (kind) {
    case 'requested':
    case 'waiting':
      return request?.stateAt(instant) === 'requested';
    case 'cosign':
      return consent?.stateAt(instant) === 'awaitingCosigner';
    case 'expiring':
    case 'review':
      return consent !== undefined && !consentMachine.isFinal(consent.stateAt(instant));
    default:
      return false;
  }
}

async function byId<T extends { id: string }>(
  manager: EntityManager,
  entity: new () => T,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, T>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(entity, 'row')
    .where({ id: In(wanted) })
    .getMany();
  return new Map(rows.map((row) => [row.id, row]));
}
