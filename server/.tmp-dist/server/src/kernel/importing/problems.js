/** What a reader finds wrong; the checker adds where. */
export class Fault {
    constructor(rule, detail, remedy) {
        this.rule = rule;
        this.detail = detail;
        this.remedy = remedy;
    }
}
/** `1 居民、2 一般工商业` for a short table; a long one is not copied into every problem. */
export function codesText(field) {
    const codes = field.codes ?? [];
    return codes.length <= 8 ? codes.map(({ code, title }) => (code === title ? code : `${code} ${title}`)).join('、') : `${field.title}代码表里的代码`;
}
//# sourceMappingURL=problems.js.map