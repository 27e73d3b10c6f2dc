import { monotonicFactory } from 'ulid';
import { now } from './clock.js';
const next = monotonicFactory();
/** A ULID: 26 characters that grow with time, so new rows go to the end of the index page. */
export const newId = () => next(now().getTime());
//# sourceMappingURL=ids.js.map