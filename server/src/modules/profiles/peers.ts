import { In, MoreThan } from 'typeorm';
import { now } from '../../kernel/clock.js';
import { upsertRows, type Database } from '../../kernel/database/index.js';
import { sectionOf } from '../../kernel/pure/industry.js';
import { chinaDate } from '../../kernel/pure/working-calendar.js';
import type { EnterpriseBrief } from '../enterprises/index.js';
import { figuresToday } from './figures.pure.js';
import { indicators } from './indicators.js';
import type { PeerView } from './indicators.contract.js';
import { PeerGroup } from './peer-group.entity.js';
import { groupsOf, positionOf, Sample, type PeerEdges } from './peers.pure.js';
import { Profile } from './profile.entity.js';

interface Enterprises {
  briefs(ids: readonly string[]): Promise<ReadonlyMap<string, EnterpriseBrief>>;
}
export type PeersOf = (indicator: string, value: string) => PeerView | null;

const pageRows = 500;
const keptMs = 60_000;

/** Where firms stand among firms like them. Measured now and then over everyone, never at a reader's request. */
export class Peers {
  private readonly kept = new Map<string, { readonly edges: ReadonlyMap<string, PeerEdges>; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly enterprises: Enterprises,
  ) {}

  /** One pass over the city; memory is bounded by the number of groups, not of firms. */
  async measure(isStopping: () => boolean = () => false): Promise<void> {
    const compared = indicators.filter(({ isCompared }) => isCompared);
    const samples = new Map<string, Sample>();
    const today = chinaDate(now());
    for (let after = ''; ;) {
      if (isStopping()) return;
      const page = await this.database
        .read()
        .find(Profile, { where: { enterpriseId: MoreThan(after) }, order: { enterpriseId: 'ASC' }, take: pageRows });
      const briefs = await this.enterprises.briefs(page.map(({ enterpriseId }) => enterpriseId));
      for (const profile of page) {
        const brief = briefs.get(profile.enterpriseId);
        if (!brief || brief.status !== 'operating') continue;
        const figures = figuresToday(profile.indicators, today);
        for (const group of groupsOf(sectionOf(brief.industry ?? '') ?? null, brief.sizeClass)) {
          for (const { code } of compared) {
            const value = figures.get(code)?.value;
            if (value == null) continue;
            const key = `${group} ${code}`;
            let sample = samples.get(key);
            if (!sample) samples.set(key, (sample = new Sample()));
            sample.add(Number(value));
          }
        }
      }
      const last = page.at(-1);
      if (!last || page.length < pageRows) break;
      after = last.enterpriseId;
    }
    await this.write(samples, today);
  }

  /** How a firm's figures are placed: in the narrowest group that is large enough, figure by figure. */
  async placing(brief: Pick<EnterpriseBrief, 'industry' | 'sizeClass'>): Promise<PeersOf> {
    const groups = groupsOf(sectionOf(brief.industry ?? '') ?? null, brief.sizeClass);
    const edges = await this.edgesOf(groups);
    return (indicator, value) => {
      for (const group of groups) {
        const found = edges.get(group)?.get(indicator);
        if (found) return positionOf(value, found);
      }
      return null;
    };
  }

  private async write(samples: ReadonlyMap<string, Sample>, asOf: string): Promise<void> {
    const cells = [...samples].flatMap(([key, sample]) => {
      const edges = sample.edges();
      const [group = '', indicator = ''] = key.split(' ');
      return edges ? [[group, indicator, edges.firms, String(edges.first), String(edges.median), String(edges.third), asOf]] : [];
    });
    await this.database.transaction(async (tx) => {
      await tx.createQueryBuilder().delete().from(PeerGroup).execute();
      const columns = ['peer_group', 'indicator', 'firms', 'first_quarter', 'median', 'third_quarter', 'as_of'];
      await upsertRows(tx, 'peer_groups', columns, columns.slice(0, 2), cells);
    });
    this.kept.clear();
  }

  private async edgesOf(groups: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<string, PeerEdges>>> {
    const instant = now().getTime();
    const asked = groups.filter((group) => (this.kept.get(group)?.until ?? 0) <= instant);
    if (asked.length > 0) {
      const rows = await this.database.read().findBy(PeerGroup, { peerGroup: In(asked) });
      for (const group of asked) {
        const own = rows.filter(({ peerGroup }) => peerGroup === group).map((row) => [row.indicator, edgesFrom(row)] as const);
        this.kept.set(group, { edges: new Map(own), until: instant + keptMs });
      }
    }
    return new Map(groups.map((group) => [group, this.kept.get(group)?.edges ?? new Map<string, PeerEdges>()]));
  }
}

const edgesFrom = (row: PeerGroup): PeerEdges => ({
  group: row.peerGroup,
  indicator: row.indicator,
  firms: row.firms,
  first: Number(row.firstQuarter),
  median: Number(row.median),
  third: Number(row.thirdQuarter),
  asOf: row.asOf,
});
