import { isAscii } from 'node:buffer';
import { encodingOf, hasUtf8Mark, isDecodable, linesBefore, refuseForeignKinds, refuseNul } from './encoding.js';
import { importLimits } from './limits.js';
import { FileRefused } from './refusal.js';
import { windowsOf } from './windows.js';
/** Bytes → text, in pieces of at most 64 KB. Refuses what is not UTF-8 or GB18030, at the line where it shows. */
export function decodedText(bytes, limits = importLimits) {
    const state = new Decoding(limits.bytesMax);
    return {
        get encoding() {
            return state.encoding ?? 'utf-8';
        },
        get bytes() {
            return state.bytes;
        },
        async *[Symbol.asyncIterator]() {
            for await (const window of windowsOf(bytes)) {
                yield state.text(window);
            }
            yield state.end();
        },
    };
}
class Decoding {
    constructor(bytesMax) {
        this.bytesMax = bytesMax;
        this.bytes = 0;
        this.line = 1;
        this.endsWithCr = false;
    }
    text(window) {
        if (this.bytes === 0) {
            refuseForeignKinds(window);
            if (hasUtf8Mark(window)) {
                this.begin('utf-8-bom');
            }
        }
        this.bytes += window.length;
        if (this.bytes > this.bytesMax) {
            throw new FileRefused({
                rule: 'fileTooLarge',
                detail: `文件超过 ${Math.floor(this.bytesMax / 1024 / 1024)} MB`,
                remedy: '请按月份或地区拆成几个文件',
            });
        }
        if (this.endsWithCr && window[0] === 0x0a) {
            this.line -= 1;
        }
        const nulAt = window.indexOf(0);
        if (nulAt >= 0) {
            refuseNul(this.line + linesBefore(window, nulAt));
        }
        const isFirst = this.bytes === window.length;
        const text = this.decoded(window);
        this.line += linesBefore(window, window.length);
        this.endsWithCr = window[window.length - 1] === 0x0d;
        // TextDecoder drops the mark of UTF-8 only; GB18030 has one too.
        return isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
    }
    end() {
        if (this.bytes === 0) {
            throw new FileRefused({ rule: 'emptyFile', detail: '文件是空的', remedy: '请检查导出是否成功，再传一次' });
        }
        try {
            return this.decoder?.decode() ?? '';
        }
        catch {
            this.refuse(this.line);
        }
    }
    decoded(window) {
        if (!this.decoder) {
            // Plain ASCII decides nothing: a long list of codes may meet its first Chinese name after megabytes.
            if (isAscii(window)) {
                return Buffer.from(window.buffer, window.byteOffset, window.length).toString('latin1');
            }
            const encoding = encodingOf(window);
            if (!encoding) {
                this.refuse(this.line + firstWrongLine(window, ['utf-8', 'gb18030']));
            }
            this.begin(encoding);
        }
        try {
            return this.decoder.decode(window, { stream: true });
        }
        catch {
            this.refuse(this.line + firstWrongLine(window, [this.decoder.encoding]));
        }
    }
    begin(encoding) {
        this.encoding = encoding;
        this.decoder = new TextDecoder(encoding === 'gb18030' ? 'gb18030' : 'utf-8', { fatal: true });
    }
    refuse(line) {
        const name = this.encoding === undefined ? 'UTF-8 或 GB18030' : this.encoding === 'gb18030' ? 'GB18030' : 'UTF-8';
        throw new FileRefused({
            rule: 'wrongEncoding',
            detail: `第 ${line} 行有字节不是 ${name} 编码`,
            remedy: '请整份用同一种编码（UTF-8 或 GB18030）重新导出，不要把两种编码的文件拼在一起',
            line,
        });
    }
}
/**
 * Lines before the one that does not decode. A decoder does not say where it stopped, but every line can be tried alone;
 * if all that begin in this window are fine, it is the first, whose beginning lies in the window before.
 */
function firstWrongLine(window, encodings) {
    let lines = 0;
    let start = 0;
    for (let index = 0; index <= window.length; index += 1) {
        const isLast = index === window.length;
        if (!isLast && window[index] !== 0x0a && window[index] !== 0x0d)
            continue;
        const isWrong = !encodings.some((encoding) => isDecodable(encoding, window.subarray(start, index + 1)));
        if (isWrong && lines > 0)
            return lines;
        if (isLast)
            break;
        if (window[index] === 0x0d && window[index + 1] === 0x0a)
            index += 1;
        lines += 1;
        start = index + 1;
    }
    return 0;
}
//# sourceMappingURL=decode.js.map