import { listMappings } from '@server/modules/ingestion/ingestion.contract';
import { call } from '../../kernel/api';
import { useLoad } from '../../kernel/useLoad';

const datasetsMax = 200;

/** What the caller's organisation delivers, each with the mapping its files are read by. */
export const useSupplied = () => useLoad((signal) => call(listMappings, { query: { limit: datasetsMax } }, { signal }));
