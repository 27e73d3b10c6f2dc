import { inspect } from './inspect.js';
import { load } from './load.js';
/**
 * Decode → map → check → load in chunks → report. `FileRefused` comes before the first row is loaded, or not at all:
 * that is why the file is read twice.
 */
export async function runImport(run) {
    const file = await inspect(run);
    if (!file) {
        return { rowsDone: 0, accepted: 0, rejected: 0, ...run.resume, outcome: 'cancelled', file };
    }
    return { ...(await load(run, file)), file };
}
//# sourceMappingURL=run.js.map