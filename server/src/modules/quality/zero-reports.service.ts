import { In, IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { lockRow, type Database } from '../../kernel/database/index.js';
import { Conflict, invalidField, NotFound } from '../../kernel/errors.js';
import { newId } from '../../kernel/ids.js';
import { addDays, chinaDate } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import { arrivals, type Arrival } from './arrivals.pure.js';
import { Closing } from './closing.entity.js';
import type { QualityCounter } from './counter.js';
import { holdStream } from './counting.js';
import type { QualityNeighbours } from './neighbours.js';
import { entries } from './quality.evidence.js';
import type { QualityService } from './quality.service.js';
import { expectedOf, type NamedStream } from './stream.js';
import { ZeroReport } from './zero-report.entity.js';
import type { ZeroReportView } from './zero-reports.contract.js';
import { arrivedOf, standingKeyOf } from './zero-reports.js';
import { presentZeros } from './zero-reports.views.js';

/** Further back nobody asks for it any more: the board has twelve months. */
const backDays = 400;
const aheadDays = 800;

/** 无数据申报: a period for which a source has nothing counts like one that came. */
export class ZeroReportsService {
  constructor(
    private readonly database: Database,
    private readonly neighbours: QualityNeighbours,
    private readonly quality: QualityService,
    private readonly counter: QualityCounter,
  ) {}

  async declare(
    actor: Actor,
    dataset: string,
    said: { readonly periods: readonly string[]; readonly reason?: string | undefined },
  ): Promise<ZeroReportView[]> {
    const organisationId = actor.organisationId ?? '';
    const named = (await this.quality.streamsOf(organisationId)).find(({ stream }) => stream.dataset.code === dataset);
    if (!named) throw new NotFound('没有这一项，或者您无权查看');
    const periods = [...new Set(said.periods)];
    await this.database.transaction(async (tx) => {
      const key = { organisationId, dataset };
      // A delivery that is counted meanwhile waits for this, or this for it.
      await holdStream(tx, key);
      const known = await periodsOf(tx, named);
      for (const [index, period] of periods.entries()) {
        const due = checked(known.get(period), period, index);
        if (due.isZero) continue;
        const report = { id: newId(), ...key, period, dueOn: due.dueOn, reason: said.reason ?? null, declaredAt: now(), declaredBy: actor.personId };
        await tx.insert(ZeroReport, { ...report, withdrawnAt: null, withdrawnBy: null, standingKey: standingKeyOf(key, period) });
        const about = { zeroReportId: report.id, ...key, period, dueOn: due.dueOn };
        await recordEvidence(tx, actor, entries.nothingDeclared, about, { subjectId: report.id });
      }
      await this.counter.settle(tx, named);
    });
    const standing = await this.database
      .read()
      .findBy(ZeroReport, { standingKey: In(periods.map((period) => standingKeyOf({ organisationId, dataset }, period))) });
    return presentZeros(this.database.read(), this.neighbours, actor, standing);
  }

  async withdraw(actor: Actor, id: string): Promise<ZeroReportView> {
    const where = { id, organisationId: actor.organisationId ?? '' };
    const report = await this.database.read().findOneBy(ZeroReport, where);
    if (!report) throw new NotFound('没有这条无数据申报，或者您无权查看');
    const { organisationId, dataset, period, dueOn } = report;
    const named = (await this.quality.streamsOf(organisationId)).find(({ stream }) => stream.dataset.code === dataset);
    await this.database.transaction(async (tx) => {
      await holdStream(tx, { organisationId, dataset });
      // Held, so that the month is not closed between the question and the answer.
      if (await lockRow(tx, Closing, { month: dueOn.slice(0, 7) })) throw closed(dueOn);
      const changes = { withdrawnAt: now(), withdrawnBy: actor.personId, standingKey: null };
      const { affected } = await tx.update(ZeroReport, { ...where, withdrawnAt: IsNull() }, changes);
      if (affected !== 1) throw new Conflict('这条无数据申报已经撤回');
      await recordEvidence(tx, actor, entries.nothingWithdrawn, { zeroReportId: id, organisationId, dataset, period, dueOn }, { subjectId: id });
      if (named) await this.counter.settle(tx, named);
    });
    const read = this.database.read();
    return (await presentZeros(read, this.neighbours, actor, await read.findBy(ZeroReport, where)))[0]!;
  }
}

async function periodsOf(tx: EntityManager, { stream }: NamedStream): Promise<ReadonlyMap<string, Arrival>> {
  const today = chinaDate(now());
  const key = { organisationId: stream.organisationId, dataset: stream.dataset.code };
  const list = arrivals(expectedOf(stream), await arrivedOf(tx, key), addDays(today, -backDays), addDays(today, aheadDays), today);
  return new Map(list.map((one) => [one.period, one]));
}

function checked(due: Arrival | undefined, period: string, index: number): Arrival {
  const at = `/body/periods/${index}`;
  if (!due) throw invalidField(at, 'notDue', `${period} 不是这一项要报的期间`);
  if (due.endsOn > chinaDate(now())) throw invalidField(at, 'notOver', `${period} 还没有结束，结束以后再报`);
  if (due.arrivedAt !== null && !due.isZero) throw new Conflict(`${period} 已经有数据，不用报无数据`);
  return due;
}

const closed = (dueOn: string): Conflict => new Conflict(`${dueOn.slice(0, 7)} 已经关账，不能撤回；有数据请直接报送，会作为更正列出`);
