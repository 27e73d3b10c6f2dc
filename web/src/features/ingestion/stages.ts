import type { BatchView } from '@server/modules/ingestion/ingestion.contract';

export type StageKey = 'receive' | 'header' | 'check' | 'load' | 'report';
export type StageState = 'done' | 'current' | 'todo' | 'stopped';
interface Stage {
  readonly key: StageKey;
  readonly state: StageState;
}

const keys: readonly StageKey[] = ['receive', 'header', 'check', 'load', 'report'];
const all = (...states: readonly StageState[]): Stage[] => keys.map((key, index) => ({ key, state: states[index] ?? 'todo' }));

/** Rows are checked and stored chunk by chunk, so both stations are at work at once. */
export function stagesOf(batch: Pick<BatchView, 'state' | 'rowsDone' | 'rowsTotal'>): Stage[] {
  switch (batch.state) {
    case 'received':
      return all('done');
    case 'checking':
      return all('done', 'current');
    case 'loading':
      return all('done', 'done', 'current', 'current');
    case 'loaded':
    case 'loadedWithRejects':
      return all('done', 'done', 'done', 'done', 'done');
    case 'refused':
      return batch.rowsTotal === null ? all('done', 'stopped') : all('done', 'done', 'stopped');
    default:
      return batch.rowsTotal === null ? all('done', 'stopped') : all('done', 'done', 'stopped', 'stopped');
  }
}
