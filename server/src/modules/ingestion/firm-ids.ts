import type { EntityManager } from 'typeorm';
import type { EnterprisesService } from '../enterprises/index.js';

/** Two generations of so many firms: what was asked for lately stays, and memory is bounded. */
const generationMax = 60_000;

/** A registered firm keeps its id for good, so a delivery of many months asks for it once. Firms that are unknown are asked for each time. */
export class FirmIds {
  private young = new Map<string, string>();
  private old = new Map<string, string>();

  constructor(private readonly enterprises: Pick<EnterprisesService, 'idsByUscc'>) {}

  /** `isLasting`: not where this very transaction registers firms, for it may be rolled back. */
  async idsOf(tx: EntityManager, usccs: readonly string[], isLasting: boolean): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    const asked = new Set<string>();
    for (const uscc of usccs) {
      const young = this.young.get(uscc);
      const id = young ?? this.old.get(uscc);
      if (id === undefined) {
        asked.add(uscc);
        continue;
      }
      found.set(uscc, id);
      if (isLasting && young === undefined) this.remember(uscc, id);
    }
    if (asked.size === 0) return found;
    for (const [uscc, id] of await this.enterprises.idsByUscc(tx, [...asked])) {
      found.set(uscc, id);
      if (isLasting) this.remember(uscc, id);
    }
    return found;
  }

  private remember(uscc: string, id: string): void {
    this.young.set(uscc, id);
    if (this.young.size < generationMax) return;
    this.old = this.young;
    this.young = new Map();
  }
}
