import { In } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { dateText, percentText, wanRound } from '../../kernel/pure/format.js';
import { yuanOf } from '../../kernel/pure/money.js';
import { percentOf } from '../../kernel/pure/rate.js';
import { withoutForm } from '../../kernel/pure/text.js';
import { Application } from './application.entity.js';
import type { enterpriseHome } from './financing.contract.js';
import type { Neighbours } from './financing.neighbours.js';
import { Offer } from './offer.entity.js';
import { Question } from './question.entity.js';

type Home = z.input<typeof enterpriseHome>;

const tasksMax = 100;

/** What waits for the firm: what has a deadline first, the nearest on top. */
export async function enterpriseHomeOf(database: Database, neighbours: Neighbours, actor: Actor): Promise<Home> {
  const instant = now();
  const manager = database.read();
  const applications = await manager.find(Application, {
    where: { enterpriseId: actor.enterpriseId ?? '', state: In(['draft', 'actionRequired', 'offered']) },
    order: { id: 'DESC' },
    take: tasksMax,
  });
  if (applications.length === 0) return { asOf: instant.toISOString(), tasks: [] };
  const ids = In(applications.map(({ id }) => id));
  const questions = new Map(
    (await manager.find(Question, { where: { applicationId: ids }, order: { id: 'ASC' } })).map((row) => [row.applicationId, row]),
  );
  const offers = new Map((await manager.findBy(Offer, { applicationId: ids, state: 'made' })).map((row) => [row.applicationId, row]));
  const banks = await neighbours.organisations.nameOf([...new Set(applications.map(({ bankId }) => bankId))]);
  const tasks = await Promise.all(
    applications.map(async (row): Promise<Home['tasks'][number] | null> => {
      const bank = withoutForm(banks.get(row.bankId)?.name ?? '');
      const base = { applicationId: row.id };
      if (row.state === 'actionRequired') {
        return {
          ...base,
          kind: 'question',
          title: `${bank}请您补充`,
          detail: questions.get(row.id)?.text ?? '',
          deadline: row.lapsesAt.toISOString(),
        };
      }
      if (row.state === 'offered') {
        const offer = offers.get(row.id);
        if (!offer?.isLiveAt(instant)) return null;
        const detail = `${wanRound(yuanOf(offer.amountFen))}，${offer.termMonths} 个月，综合年化成本 ${percentText(percentOf(offer.aprPpm))}`;
        return { ...base, kind: 'offer', title: `${bank}给出了“${row.productName}”方案`, detail, deadline: offer.validUntil.toISOString() };
      }
      const request = await neighbours.consents.requestFor(manager, row.id);
      const deadline = row.lapsesAt.toISOString();
      if (request?.state === 'requested') {
        return { ...base, kind: 'consent', title: `授权给${bank}`, detail: `授权以后才能提交“${row.productName}”的申请`, deadline };
      }
      return {
        ...base,
        kind: 'draft',
        title: `提交“${row.productName}”的申请`,
        detail: `${bank}，草稿保留到 ${dateText(deadline, 'guide', instant)}`,
        deadline,
      };
    }),
  );
  const found = tasks.filter((task) => task !== null);
  return { asOf: instant.toISOString(), tasks: found.sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9')) };
}
