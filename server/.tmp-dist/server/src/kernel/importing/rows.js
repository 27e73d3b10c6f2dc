import { importLimits } from './limits.js';
import { FileRefused } from './refusal.js';
import { separatorOf } from './separator.js';
export function csvRows(text, limits = importLimits) {
    const reader = new CsvReader(limits);
    return {
        get separator() {
            return reader.separator ?? ',';
        },
        async *[Symbol.asyncIterator]() {
            for await (const piece of text) {
                const rows = reader.push(piece);
                if (rows.length > 0)
                    yield rows;
            }
            const rows = reader.end();
            if (rows.length > 0)
                yield rows;
        },
    };
}
const LF = 10;
const CR = 13;
const QUOTE = 34;
/** RFC 4180 with every kind of line end; rows without content are skipped. Only the unfinished row is kept between pieces. */
export class CsvReader {
    constructor(limits) {
        this.limits = limits;
        this.separatorCode = 0;
        this.line = 1;
        this.rowLine = 1;
        this.cells = [];
        this.rowLength = 0;
        this.hasContent = false;
        this.hasStrayQuote = false;
        /** The unfinished cell, and how far it was searched for its end already. */
        this.rest = '';
        this.searched = 0;
        this.skipsLf = false;
    }
    push(piece) {
        return this.parse(this.rest + piece, false);
    }
    end() {
        return this.parse(this.rest, true);
    }
    parse(text, isEnd) {
        const rows = [];
        if (!this.findSeparator(text, isEnd))
            return rows;
        let at = this.skipsLf && text.charCodeAt(0) === LF ? 1 : 0;
        if (text.length > 0)
            this.skipsLf = false;
        // At the end an open row still has one cell to come: the one after the last separator.
        while (at < text.length || (isEnd && this.cells.length > 0)) {
            const end = text.charCodeAt(at) === QUOTE ? this.quotedCell(text, at, isEnd) : this.plainCell(text, at, isEnd);
            if (end === -1)
                return rows;
            const terminator = text.charCodeAt(end);
            at = end + 1;
            if (terminator === this.separatorCode)
                continue;
            this.endRow(rows);
            if (terminator === CR && text.charCodeAt(at) === LF)
                at += 1;
            else if (terminator === CR && at === text.length)
                this.skipsLf = true;
            this.line += 1;
            this.rowLine = this.line;
        }
        this.rest = '';
        return rows;
    }
    findSeparator(text, isEnd) {
        if (this.separator !== undefined)
            return true;
        const separator = separatorOf(text, isEnd);
        if (separator === null) {
            this.rest = text;
            this.refuseLongRow(text.length, false);
            return false;
        }
        this.separator = separator;
        this.separatorCode = separator.charCodeAt(0);
        return true;
    }
    /** Both kinds of cell answer where the cell ends, or -1 when that is not in the text yet. */
    plainCell(text, start, isEnd) {
        const end = this.cellEnd(text, start + this.searched);
        if (end === text.length && !isEnd)
            return this.wait(text, start, end, false);
        this.addCell(text.slice(start, end), end - start);
        return end;
    }
    quotedCell(text, start, isEnd) {
        let close = text.indexOf('"', Math.max(start + 1, start + this.searched));
        while (close !== -1 && text.charCodeAt(close + 1) === QUOTE)
            close = text.indexOf('"', close + 2);
        if (close === -1 && isEnd)
            this.refuseUnterminated();
        if (close === -1)
            return this.wait(text, start, text.length, true);
        const end = this.cellEnd(text, close + 1);
        // A quote at the end of the text may be the first of a pair, so this cell is looked at again from there.
        if (end === text.length && !isEnd)
            return this.wait(text, start, close, end > close + 1);
        let value = text.slice(start + 1, close);
        if (value.includes('\n') || value.includes('\r'))
            this.line += lineEnds(value);
        if (value.includes('"'))
            value = value.replaceAll('""', '"');
        if (end > close + 1)
            this.hasStrayQuote = true;
        this.addCell(end > close + 1 ? value + text.slice(close + 1, end) : value, end - start);
        return end;
    }
    cellEnd(text, from) {
        for (let at = from; at < text.length; at += 1) {
            const code = text.charCodeAt(at);
            if (code === this.separatorCode || code === LF || code === CR)
                return at;
        }
        return text.length;
    }
    wait(text, start, searchedTo, isQuoted) {
        this.rest = text.slice(start);
        this.searched = searchedTo - start;
        this.refuseLongRow(this.rowLength + this.rest.length, isQuoted);
        return -1;
    }
    addCell(value, length) {
        this.searched = 0;
        this.cells.push(value);
        this.rowLength += length + 1;
        if (value !== '')
            this.hasContent = true;
        this.refuseLongRow(this.rowLength - 1, false);
        if (this.cells.length > this.limits.columnsMax) {
            throw new FileRefused({
                rule: 'tooManyColumns',
                detail: `第 ${this.rowLine} 行超过 ${this.limits.columnsMax} 列`,
                remedy: '请只导出需要的列；如果列数本来不多，检查这一行的分隔符',
                line: this.rowLine,
            });
        }
    }
    endRow(rows) {
        if (this.hasContent) {
            rows.push({ line: this.rowLine, cells: this.cells, hasStrayQuote: this.hasStrayQuote });
        }
        this.cells = [];
        this.rowLength = 0;
        this.hasContent = false;
        this.hasStrayQuote = false;
    }
    refuseLongRow(length, isQuoted) {
        if (length <= this.limits.rowLengthMax)
            return;
        throw new FileRefused({
            rule: 'rowTooLong',
            detail: `从第 ${this.rowLine} 行开始的一行超过 ${this.limits.rowLengthMax} 个字符${isQuoted ? '，里面的双引号没有配对' : ''}`,
            remedy: isQuoted ? '请补上缺少的双引号；内容里的双引号要写成两个' : '请检查这一行是否缺少换行，重新导出后再传',
            line: this.rowLine,
        });
    }
    refuseUnterminated() {
        const line = this.line;
        throw new FileRefused({
            rule: 'unterminatedQuote',
            detail: `第 ${line} 行的双引号一直没有配对`,
            remedy: '请补上缺少的双引号；内容里的双引号要写成两个',
            line,
        });
    }
}
function lineEnds(text) {
    let lines = 0;
    for (let index = 0; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        if (code === LF || (code === CR && text.charCodeAt(index + 1) !== LF))
            lines += 1;
    }
    return lines;
}
//# sourceMappingURL=rows.js.map