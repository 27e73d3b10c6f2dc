import { MoreThanOrEqual, type EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { canonical } from '../../kernel/crypto/index.js';
import { lockRow } from '../../kernel/database/index.js';
import { ClosedFigures } from './closed-figures.entity.js';
import { Closing } from './closing.entity.js';
import { figuresIn, noFigures } from './figures.pure.js';
import { freshLine, type FrozenFigures } from './month-report.js';
import { rollupOf } from './quality.repository.js';
import type { NamedStream } from './stream.js';

/** Months older than this are settled for good. */
const monthsOpenToCorrection = 36;

/** Where the figures of a closed month have changed, the new ones are put beside the old, with the day. */
export async function correctClosed(tx: EntityManager, named: NamedStream, fromMonth: string): Promise<void> {
  const closings = await tx.find(Closing, { where: { month: MoreThanOrEqual(fromMonth) }, order: { month: 'DESC' }, take: monthsOpenToCorrection });
  const oldest = closings.at(-1);
  if (!oldest) return;
  const { organisationId, dataset } = named.stream;
  const rollup = await rollupOf(tx, oldest.month, { organisationIds: [organisationId], dataset: dataset.code });
  for (const { month } of closings) {
    // Two that count at once must not both put down the same correction.
    await lockRow(tx, Closing, { month });
    const kept = await tx.find(ClosedFigures, { where: { month, organisationId, dataset: dataset.code }, order: { place: 'ASC' } });
    const last = kept.at(-1);
    const fresh = await freshLine(tx, named, rollup, month, false);
    const before = last ? figuresIn(JSON.parse(last.figures) as FrozenFigures) : noFigures;
    if (canonical(before) === canonical(fresh.figures)) continue;
    await tx.insert(ClosedFigures, {
      month,
      organisationId,
      dataset: dataset.code,
      place: (last?.place ?? -1) + 1,
      recordedAt: now(),
      figures: JSON.stringify(fresh),
    });
  }
}
