import type { EntityManager } from 'typeorm';
import { isSqlite } from '../../kernel/database/index.js';

/**
 * The condition under which the rows of a delivery are read firm after firm, for `(batch id, last firm)`, with `batchOrder`. With a
 * plain equality MariaDB reads the index from the delivery's first row to the page it is asked for, so that the pages together read the
 * delivery once per page. A list that has one more value, which no delivery has, makes it begin where the page begins.
 */
export const afterFirm = (db: EntityManager): string => `${isSqlite(db) ? 'batch_id = ?' : "batch_id in (?, '')"} and enterprise_id > ?`;
export const batchOrder = 'batch_id, enterprise_id';
