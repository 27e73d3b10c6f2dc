import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { now } from '../../kernel/clock.js';
import type { Database } from '../../kernel/database/index.js';
import { CatalogueStamp } from './catalogue-stamp.entity.js';
import { DatasetChange } from './dataset-change.entity.js';
import { DatasetVersion } from './dataset-version.entity.js';
import { datasetDefinition, type DatasetDefinition } from './definition.contract.js';

export type VersionedDataset = DatasetDefinition & { readonly version: number };
export type PublishedVersion = VersionedDataset & {
  readonly effectiveAt: Date;
  /** Published with a day of its own. What a migration brought holds whatever the clock says. */
  readonly waits: boolean;
};

const stampName = 'catalogue';

/** Part of every publication: all processes load what is new. A single row, because its lock makes numbers commit in order. */
export async function markCatalogueChanged(tx: EntityManager): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(CatalogueStamp)
    .set({ stamp: () => 'stamp + 1' })
    .where('name = :name', { name: stampName })
    .execute();
}

/** Every version there is, in memory. Versions are never changed, so only new ones are read. */
class Loaded {
  private current: ReadonlyMap<string, PublishedVersion> = new Map();
  private currentUntil = 0;

  constructor(
    readonly stamp: number,
    /** Oldest first. */
    readonly byCode: ReadonlyMap<string, readonly PublishedVersion[]>,
  ) {}

  /** What is in effect, by code. A version that waits for its day comes into effect by the clock. */
  inEffect(): ReadonlyMap<string, PublishedVersion> {
    const time = now().getTime();
    // A clock that was set back (in a test) is as good a reason as one that went on.
    if (time >= this.currentUntil || time < this.currentFrom) this.settle(time);
    return this.current;
  }

  private currentFrom = Number.MAX_SAFE_INTEGER;

  private settle(time: number): void {
    const times = [...this.byCode.values()]
      .flat()
      .filter(({ waits }) => waits)
      .map(({ effectiveAt }) => effectiveAt.getTime());
    this.currentUntil = Math.min(Number.MAX_SAFE_INTEGER, ...times.filter((at) => at > time));
    this.currentFrom = Math.max(0, ...times.filter((at) => at <= time));
    this.current = new Map(
      [...this.byCode].flatMap(([code, versions]) => {
        const version = versions.filter((one) => !one.waits || one.effectiveAt.getTime() <= time).at(-1);
        return version ? [[code, version] as const] : [];
      }),
    );
  }
}

/** The catalogue as every process sees it: one short read per question tells whether another process has published something. */
export class PublishedVersions {
  private loaded: Loaded = new Loaded(-1, new Map());
  private asking: Promise<Loaded> | null = null;

  constructor(private readonly database: Database) {}

  async inEffect(): Promise<ReadonlyMap<string, PublishedVersion>> {
    return (await this.fresh()).inEffect();
  }

  /** Oldest first; those that wait for their day are among them. */
  async ofCode(code: string): Promise<readonly PublishedVersion[]> {
    return (await this.fresh()).byCode.get(code) ?? [];
  }

  /** The last version of each dataset, in effect or not: what a next one is drafted from. */
  async newest(): Promise<ReadonlyMap<string, PublishedVersion>> {
    return new Map([...(await this.fresh()).byCode].map(([code, versions]) => [code, versions.at(-1)!]));
  }

  /** A version that is known is known for ever: no question to the database. */
  async at(code: string, version: number): Promise<PublishedVersion | undefined> {
    const find = ({ byCode }: Loaded): PublishedVersion | undefined => byCode.get(code)?.find((one) => one.version === version);
    return find(this.loaded) ?? find(await this.fresh());
  }

  /**
   * Questions asked in the same turn share one read, which begins after all of them: none is answered from before it was asked.
   * Inside a transaction the question goes through it: one waiting for a second connection could wait for ever.
   */
  private fresh(): Promise<Loaded> {
    const tx = this.database.current();
    if (tx) return this.load(tx);
    this.asking ??= Promise.resolve().then(() => {
      this.asking = null;
      return this.load(this.database.read());
    });
    return this.asking;
  }

  private async load(db: EntityManager): Promise<Loaded> {
    // Before the rows: a publication in between makes them newer than the stamp, and the next question loads once more.
    const [row] = (await db.query('select stamp from catalogue_stamp where name = ?', [stampName])) as Array<{ stamp: number | string }>;
    const stamp = Number(row?.stamp ?? 0);
    if (stamp <= this.loaded.stamp) return this.loaded;
    const keys = await db.find(DatasetVersion, { select: { code: true, version: true }, order: { code: 'ASC', version: 'ASC' } });
    const known = new Map([...this.loaded.byCode.values()].flat().map((version) => [keyOf(version), version]));
    const made = await db.find(DatasetChange, { select: { code: true, version: true }, where: { version: Not(IsNull()) } });
    const waiting = new Set(made.map(({ code, version }) => keyOf({ code, version: version ?? 0 })));
    const codes = [...new Set(keys.filter((key) => !known.has(keyOf(key))).map(({ code }) => code))];
    for (const read of codes.length === 0 ? [] : await db.findBy(DatasetVersion, { code: In(codes) })) {
      if (!known.has(keyOf(read))) known.set(keyOf(read), { ...parsed(read), waits: waiting.has(keyOf(read)) });
    }
    const byCode = new Map<string, PublishedVersion[]>();
    for (const key of keys) {
      const version = known.get(keyOf(key));
      if (version) byCode.set(key.code, [...(byCode.get(key.code) ?? []), version]);
    }
    this.loaded = new Loaded(stamp, byCode);
    return this.loaded;
  }
}

const parsed = (row: DatasetVersion): Omit<PublishedVersion, 'waits'> => ({
  ...datasetDefinition.parse(row.definition),
  version: row.version,
  effectiveAt: row.effectiveAt,
});
const keyOf = ({ code, version }: Pick<PublishedVersion, 'code' | 'version'>): string => `${code}@${version}`;

/** The document alone, as it is exported and compared. */
export function definitionOf(dataset: VersionedDataset | PublishedVersion): DatasetDefinition {
  const { version: _version, effectiveAt: _effectiveAt, waits: _waits, ...definition } = dataset as PublishedVersion;
  return definition;
}
