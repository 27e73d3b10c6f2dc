interface Pace {
  readonly rows: number;
  readonly rowsMin: number;
  readonly rowsMax: number;
  /** How long a chunk may hold its locks. */
  readonly aimMs: number;
}

/** On SQLite a chunk holds up every other writer, who must not wait longer than 50 ms. A new firm costs several times a record. */
const paces = {
  sqlite: { records: { rows: 300, rowsMin: 100, rowsMax: 2000, aimMs: 30 }, firms: { rows: 100, rowsMin: 25, rowsMax: 1000, aimMs: 30 } },
  mysql: { records: { rows: 2000, rowsMin: 200, rowsMax: 6000, aimMs: 400 }, firms: { rows: 500, rowsMin: 100, rowsMax: 1000, aimMs: 400 } },
} as const;

/** How many rows the next chunk has: as many as the machine writes in the time that others may be kept waiting. */
export class ChunkPace {
  private readonly pace: Pace;
  rows: number;

  constructor(engine: 'sqlite' | 'mysql', kind: 'records' | 'firms') {
    this.pace = paces[engine][kind];
    this.rows = this.pace.rows;
  }

  took(rows: number, ms: number): void {
    const { rowsMin, rowsMax, aimMs } = this.pace;
    if (rows === 0) return;
    // At most twice as many at once: one quick chunk says little about the next.
    const fitting = Math.min((rows * aimMs) / Math.max(ms, 0.1), this.rows * 2);
    this.rows = Math.round(Math.min(rowsMax, Math.max(rowsMin, (this.rows + fitting) / 2)));
  }
}
