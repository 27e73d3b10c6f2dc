import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
/** Streams a download. The name may be Chinese: RFC 6266 with RFC 8187. */
export async function sendFile(res, file) {
    res.status(200);
    res.set('Cache-Control', 'no-store');
    res.set('Content-Type', file.type);
    const plain = file.name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
    res.set('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    await pipeline(Readable.from(file.content), res);
}
//# sourceMappingURL=files.js.map