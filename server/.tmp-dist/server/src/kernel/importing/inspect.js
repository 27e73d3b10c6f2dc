import { decodedText } from './decode.js';
import { bindHeader } from './header.js';
import { importLimits } from './limits.js';
import { FileRefused } from './refusal.js';
import { csvRows } from './rows.js';
/** Progress and the wish to stop are asked for once per megabyte. */
const BATCHES_BETWEEN_REPORTS = 16;
/** The first pass: everything that would refuse the whole file is found before anything is loaded. `null`: cancelled. */
export async function inspect(run) {
    const limits = run.limits ?? importLimits;
    const text = decodedText(run.source(), limits);
    const csv = csvRows(text, limits);
    let header;
    let rows = -1;
    let batches = 0;
    for await (const batch of csv) {
        header ??= bindHeader(batch[0], run.mapping, run.fields, limits);
        rows += batch.length;
        if (rows > limits.rowsMax) {
            throw new FileRefused({ rule: 'tooManyRows', detail: `文件超过 ${limits.rowsMax} 行`, remedy: '请按月份或地区拆成几个文件' });
        }
        batches += 1;
        if (batches % BATCHES_BETWEEN_REPORTS === 0) {
            const { accepted = 0, rejected = 0 } = run.resume ?? {};
            await run.onProgress?.({ stage: 'inspecting', rowsDone: rows, bytesDone: text.bytes, accepted, rejected });
            if (await run.isCancelled?.())
                return null;
        }
    }
    if (!header) {
        throw new FileRefused({ rule: 'emptyFile', detail: '文件里没有内容', remedy: '请检查导出是否成功，再传一次' });
    }
    if (rows === 0) {
        throw new FileRefused({ rule: 'noRows', detail: '文件只有表头，没有数据行', remedy: '请检查导出是否成功，再传一次' });
    }
    return { encoding: text.encoding, separator: csv.separator, headers: header.headers, rows, bytes: text.bytes };
}
//# sourceMappingURL=inspect.js.map