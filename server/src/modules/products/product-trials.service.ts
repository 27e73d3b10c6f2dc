import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.js';
import { now } from '../../kernel/clock.js';
import { canonical, sha256 } from '../../kernel/crypto/index.js';
import { insertRows, isDuplicate, lockRow, type Database } from '../../kernel/database/index.js';
import { Conflict, Forbidden, InvalidInput, TooMany } from '../../kernel/errors.js';
import { chinaDate, endOfChinaDay } from '../../kernel/pure/working-calendar.js';
import { recordEvidence } from '../evidence/index.js';
import type { CatalogueService } from '../catalogue/index.js';
import type { ProfilesService } from '../profiles/index.js';
import type { FactVocabulary } from './fact-values.pure.js';
import { ProductTrial, ProductTrialDay } from './product-trial.entities.js';
import type { RuleSet, RuleTest, tryRules } from './products.contract.js';
import { productTrialled } from './products.evidence.js';
import { mayEdit } from './products.policy.js';
import { findOwn } from './products.repository.js';
import { checkRules } from './terms-check.pure.js';
import { TrialCount } from './trial-count.pure.js';

type TrialAnswer = Omit<z.infer<typeof tryRules.returns>, 'trialsLeftToday'>;
type Asked = Pick<ProductTrialDay, 'bankId' | 'day'>;

/**
 * How many firms would fit, as bands. Without consent a bank may learn no more: a small count is not shown, nor one that hangs on few firms, the same question has the same
 * answer all day, every question is on the record, and a bank's day holds only so many, over all its products (else one edits a rule until
 * the count is one, and drafts another product when the day is used up).
 */
export class ProductTrialsService {
  constructor(
    private readonly database: Database,
    private readonly profiles: Pick<ProfilesService, 'allFactValues'>,
    private readonly catalogue: Pick<CatalogueService, 'all'>,
    private readonly vocabulary: FactVocabulary,
    private readonly trialsPerDay: number,
  ) {}

  async try(actor: Actor, productId: string, rules: RuleSet): Promise<TrialAnswer & { trialsLeftToday: number }> {
    const product = await findOwn(this.database.read(), actor, productId);
    if (!mayEdit(actor, product)) throw new Forbidden('只有本行的产品经理能试算');
    if (product.state === 'retired') throw new Conflict('产品已经下架停办，不能再试算');
    this.requireValid(rules);

    const asked = { bankId: product.bankId, day: chinaDate(now()), digest: sha256(canonical(rules)) };
    const stored = await this.database.read().findOneBy(ProductTrial, asked);
    // Counting is the costly part, so it is neither done for a question that has an answer nor for one too many.
    if (!stored && (await this.used(this.database.read(), asked)) >= this.trialsPerDay) throw this.tooMany(asked.day);
    const answer = stored ? null : JSON.stringify(await this.count(rules));

    return this.database.transaction(async (tx) => {
      await this.lockDay(tx, asked);
      const first = await tx.findOneBy(ProductTrial, asked);
      if (!first) await this.keep(tx, asked, answer ?? '');
      const data = { productId, rulesDigest: asked.digest, lines: rules.rules.length, isRepeated: first !== null };
      await recordEvidence(tx, actor, productTrialled, data, { subjectId: productId });
      return { ...(JSON.parse(first?.answer ?? answer ?? '') as TrialAnswer), trialsLeftToday: this.trialsPerDay - (await this.used(tx, asked)) };
    });
  }

  private requireValid(rules: RuleSet): void {
    const errors = checkRules(rules, this.vocabulary).map((error) => ({ ...error, pointer: `/body/rules${error.pointer}` }));
    if (errors[0]) throw new InvalidInput(errors[0].detail, {}, errors);
  }

  private async count(rules: RuleSet): Promise<TrialAnswer> {
    const open = new Set((await this.catalogue.all()).filter(({ disclosure }) => disclosure === 'public').map(({ code }) => code));
    const isHidden = ({ fact }: RuleTest): boolean => !open.has(this.vocabulary.find(fact)?.dataset ?? '');
    const count = new TrialCount(rules, this.vocabulary, isHidden);
    for await (const { values } of this.profiles.allFactValues()) count.add(this.vocabulary.read(values));
    return count.answer();
  }

  /** Questions of one bank come one after the other, so that an answer is kept once and a place in the day's budget is taken once. */
  private async lockDay(tx: EntityManager, { bankId, day }: Asked): Promise<void> {
    if (await lockRow(tx, ProductTrialDay, { bankId, day })) return;
    try {
      await insertRows(tx, 'product_trial_days', ['bank_id', 'day', 'used'], [[bankId, day, 0]]);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await lockRow(tx, ProductTrialDay, { bankId, day });
    }
  }

  /** One conditional statement takes a place in the day's budget; nothing is kept when there is none. */
  private async keep(tx: EntityManager, asked: Asked & Pick<ProductTrial, 'digest'>, answer: string): Promise<void> {
    const { bankId, day } = asked;
    const { affected } = await tx
      .createQueryBuilder()
      .update(ProductTrialDay)
      .set({ used: () => 'used + 1' })
      .where('bank_id = :bankId and day = :day and used < :max', { bankId, day, max: this.trialsPerDay })
      .execute();
    if (affected !== 1) throw this.tooMany(day);
    await tx.insert(ProductTrial, { ...asked, answer, askedAt: now() });
  }

  private async used(db: EntityManager, { bankId, day }: Asked): Promise<number> {
    return (await db.findOneBy(ProductTrialDay, { bankId, day }))?.used ?? 0;
  }

  private tooMany(day: string): TooMany {
    const seconds = Math.max(1, Math.ceil((endOfChinaDay(day).getTime() - now().getTime()) / 1000));
    return new TooMany(`本行今天已经试算 ${this.trialsPerDay} 次，明天再试；试过的条件今天仍可再看`, seconds);
  }
}
