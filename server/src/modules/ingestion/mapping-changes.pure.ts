import type { MappedColumn, Mapping } from '../../kernel/importing/mapping.contract.js';

const linesMax = 12;

/** What one version of a mapping has that the one before had not, as a person would say it. */
export function mappingChanges(before: Mapping | null, after: Mapping, titleOf: (field: string) => string): string[] {
  if (!before) return ['第一次保存'];
  const lines: string[] = [];
  const earlier = new Map(before.columns.map((column) => [column.field, column]));
  for (const column of after.columns) {
    const old = earlier.get(column.field);
    earlier.delete(column.field);
    if (!old) lines.push(`${titleOf(column.field)}：改为来自“${column.header}”`);
    else lines.push(...columnChanges(old, column, titleOf(column.field)));
  }
  for (const [field, { header }] of earlier) lines.push(`${titleOf(field)}：不再取自“${header}”`);
  const constants = new Set([...Object.keys(before.constants), ...Object.keys(after.constants)]);
  for (const field of constants) {
    const [old, value] = [before.constants[field], after.constants[field]];
    if (old !== value) lines.push(value === undefined ? `${titleOf(field)}：去掉固定值` : `${titleOf(field)}：固定值 ${value}`);
  }
  const ignored = new Set(before.ignored);
  const added = after.ignored.filter((header) => !ignored.delete(header));
  if (added.length > 0) lines.push(`不使用的列加了 ${named(added)}`);
  if (ignored.size > 0) lines.push(`不使用的列去掉 ${named([...ignored])}`);
  if (JSON.stringify(before.table ?? null) !== JSON.stringify(after.table ?? null)) {
    lines.push(`表头 ${after.table?.headerRows ?? 1} 行${after.table?.sheet === undefined ? '' : `，工作表“${after.table.sheet}”`}`);
  }
  if (lines.length === 0) return ['没有改动'];
  return lines.length > linesMax ? [...lines.slice(0, linesMax), `另有 ${lines.length - linesMax} 处`] : lines;
}

function columnChanges(before: MappedColumn, after: MappedColumn, title: string): string[] {
  const told: string[] = [];
  const differs = (name: keyof MappedColumn): boolean => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null);
  if (differs('header') || differs('occurrence'))
    told.push(`改为来自“${after.header}”${after.occurrence === undefined ? '' : `第 ${after.occurrence} 次出现`}`);
  if (differs('unit')) told.push('单位改了');
  if (differs('dateFormats'))
    told.push(`日期写法 ${after.dateFormats?.map((format) => (format === 'serial' ? '日期序号' : format)).join('、') ?? '自动认'}`);
  if (differs('words')) told.push(`词表 ${Object.keys(after.words ?? {}).length} 个词`);
  if (differs('part')) told.push(after.part ? '拆分的写法改了' : '不再拆分');
  if (differs('join')) told.push(after.join ? '合并的列改了' : '不再合并');
  return told.length > 0 ? [`${title}：${told.join('，')}`] : [];
}

const named = (headers: readonly string[]): string =>
  headers
    .slice(0, 5)
    .map((header) => `“${header}”`)
    .join('、') + (headers.length > 5 ? ` 等 ${headers.length} 列` : '');
