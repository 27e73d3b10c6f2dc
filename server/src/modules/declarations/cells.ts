import type { Sealing } from '../../kernel/crypto/index.js';

export type Cells = Readonly<Record<string, string>>;

const sealingContext = 'declarations.cells';

/** What was written into a form lies sealed: a draft has not been checked yet, and anything may stand in it. */
export const sealedCells = (sealing: Sealing, cells: Cells): string => sealing.seal(JSON.stringify(cells), sealingContext);

/** Drafts from before they were sealed are plain JSON. */
export const cellsIn = (sealing: Sealing, stored: string): Cells =>
  JSON.parse(stored.startsWith('{') ? stored : sealing.unseal(stored, sealingContext)) as Cells;
