import { DomainError } from '../errors.js';
/** The whole file is sent back: no row of it was, or will be, loaded. */
export class FileRefused extends DomainError {
    constructor({ rule, detail, remedy, line, headers = [] }) {
        super(`${detail}。${remedy}`, { rule, line }, [
            { pointer: line === undefined ? '/file' : `/file/lines/${line}`, rule, detail: `${detail}。${remedy}` },
        ]);
        this.code = 'file_refused';
        this.status = 422;
        this.rule = rule;
        this.detail = detail;
        this.remedy = remedy;
        this.line = line;
        this.headers = headers;
    }
}
//# sourceMappingURL=refusal.js.map