import { listWaitingRows } from '@server/modules/ingestion/waiting.contract';
import { call } from '../../kernel/api';
import { useLoad } from '../../kernel/useLoad';

/** How much waits; one row of it is asked for, since a list cannot be asked for none. */
export const useWaiting = () => useLoad(async (signal) => (await call(listWaitingRows, { query: { limit: 1 } }, { signal })).summary);
