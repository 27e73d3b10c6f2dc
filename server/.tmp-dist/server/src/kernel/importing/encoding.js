import { FileRefused } from './refusal.js';
/** Valid multi-byte characters in a row after which a text is UTF-8 beyond doubt: in GB18030 text eight of them come once in a million. */
const UTF8_CERTAIN = 8;
const startsWith = (bytes, ...magic) => bytes.length >= magic.length && magic.every((byte, index) => bytes[index] === byte);
const SAVE_AS_CSV = '请在表格软件里另存为“CSV UTF-8”后再传';
/** Files that people send by mistake, recognised by their first bytes. */
const KNOWN_KINDS = [
    { magic: [0x50, 0x4b, 0x03, 0x04], name: 'XLSX 表格或 ZIP 压缩包', remedy: SAVE_AS_CSV },
    { magic: [0x50, 0x4b, 0x05, 0x06], name: 'ZIP 压缩包', remedy: '请解压后传里面的 CSV 文件' },
    { magic: [0xd0, 0xcf, 0x11, 0xe0], name: '旧版 Excel（XLS）表格', remedy: SAVE_AS_CSV },
    { magic: [0x25, 0x50, 0x44, 0x46], name: 'PDF 文件', remedy: '请从业务系统导出 CSV 后再传' },
    { magic: [0x1f, 0x8b], name: 'GZIP 压缩包', remedy: '请解压后传里面的 CSV 文件' },
    { magic: [0x52, 0x61, 0x72, 0x21], name: 'RAR 压缩包', remedy: '请解压后传里面的 CSV 文件' },
    { magic: [0x37, 0x7a, 0xbc, 0xaf], name: '7z 压缩包', remedy: '请解压后传里面的 CSV 文件' },
    { magic: [0x89, 0x50, 0x4e, 0x47], name: 'PNG 图片', remedy: '请从业务系统导出 CSV 后再传' },
    { magic: [0xff, 0xd8, 0xff], name: 'JPEG 图片', remedy: '请从业务系统导出 CSV 后再传' },
];
/** Refuses what is not text in a supported encoding. `bytes` is the beginning of the file. */
export function refuseForeignKinds(bytes) {
    const kind = KNOWN_KINDS.find(({ magic }) => startsWith(bytes, ...magic));
    if (kind) {
        throw new FileRefused({ rule: 'notText', detail: `这不是 CSV，看起来是${kind.name}`, remedy: kind.remedy });
    }
    if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
        refuseUtf16();
    }
    const nulAt = bytes.indexOf(0);
    if (nulAt >= 0) {
        if (looksLikeUtf16(bytes)) {
            refuseUtf16();
        }
        refuseNul(1 + linesBefore(bytes, nulAt));
    }
}
function refuseUtf16() {
    throw new FileRefused({ rule: 'unsupportedEncoding', detail: '文件是 UTF-16（“Unicode 文本”）编码', remedy: SAVE_AS_CSV });
}
export function refuseNul(line) {
    throw new FileRefused({
        rule: 'notText',
        detail: `第 ${line} 行里有空字节，这不是文本文件`,
        remedy: '请重新导出 CSV；如果是传输中损坏，重新传一次',
        line,
    });
}
/** ASCII in UTF-16 has its NULs all on even or all on odd places. */
function looksLikeUtf16(bytes) {
    let even = 0;
    let odd = 0;
    for (let index = 0; index < bytes.length; index += 1) {
        if (bytes[index] === 0) {
            if (index % 2 === 0)
                even += 1;
            else
                odd += 1;
        }
    }
    return Math.min(even, odd) === 0 && Math.max(even, odd) > bytes.length / 20;
}
export const hasUtf8Mark = (bytes) => startsWith(bytes, 0xef, 0xbb, 0xbf);
/**
 * Which of the two a window is written in; its end may cut a character. `null` when it is neither.
 * Broken UTF-8 often reads as some GB18030 nonsense, so a text that was UTF-8 until its error stays UTF-8 and is refused there.
 */
export function encodingOf(window) {
    const { isValid, charactersBefore } = scanUtf8(window);
    if (isValid || charactersBefore >= UTF8_CERTAIN) {
        return 'utf-8';
    }
    return isDecodable('gb18030', window) ? 'gb18030' : null;
}
/** Whether the bytes decode, up to a character cut at their end. */
export function isDecodable(encoding, bytes) {
    try {
        new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
        return true;
    }
    catch {
        return false;
    }
}
function scanUtf8(bytes) {
    let charactersBefore = 0;
    for (let index = 0; index < bytes.length;) {
        const lead = bytes[index];
        const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
        if (length === 0)
            return { isValid: false, charactersBefore };
        for (let next = index + 1; next < index + length; next += 1) {
            if (next >= bytes.length)
                return { isValid: true, charactersBefore };
            if ((bytes[next] & 0xc0) !== 0x80)
                return { isValid: false, charactersBefore };
        }
        if (length > 1)
            charactersBefore += 1;
        index += length;
    }
    return { isValid: true, charactersBefore };
}
const LF = 0x0a;
const CR = 0x0d;
/** Line ends before `end`; CRLF is one. Both bytes stand only for themselves in UTF-8 and in GB18030. */
export function linesBefore(bytes, end) {
    let lines = 0;
    for (let index = 0; index < end; index += 1) {
        if (bytes[index] === LF || (bytes[index] === CR && bytes[index + 1] !== LF))
            lines += 1;
    }
    return lines;
}
//# sourceMappingURL=encoding.js.map