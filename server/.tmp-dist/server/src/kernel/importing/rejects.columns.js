/** What we add behind the source's own columns in a rejects file. Unlike anything a source would name its columns, since we skip them when it comes back. */
export const reportColumns = ['退回行号', '退回列', '退回规则', '退回说明', '怎么改'];
//# sourceMappingURL=rejects.columns.js.map