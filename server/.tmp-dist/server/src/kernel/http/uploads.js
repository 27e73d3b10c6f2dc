import { TooLarge, UnsupportedMediaType } from '../errors.js';
const megabyte = 1024 * 1024;
export function receiveUpload(req, limit) {
    const type = req.is([...limit.types]);
    if (!type)
        throw new UnsupportedMediaType(`这里只收 ${limit.types.join('、')}`);
    const tooLarge = () => new TooLarge(`文件最大 ${Math.floor(limit.bytesMax / megabyte)} MB，请分成几份再传`);
    if (Number(req.get('Content-Length') ?? 0) > limit.bytesMax)
        throw tooLarge();
    return { type, bytes: counted(req, limit.bytesMax, tooLarge) };
}
async function* counted(req, bytesMax, tooLarge) {
    let bytes = 0;
    // `destroyOnReturn: false`: after a refusal the answer still has to reach the sender over this socket.
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
        bytes += chunk.length;
        if (bytes > bytesMax)
            throw tooLarge();
        yield chunk;
    }
}
//# sourceMappingURL=uploads.js.map