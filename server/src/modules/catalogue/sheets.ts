import type { FileAnswer } from '../../kernel/http/contract.js';
import { csvStream, xlsxStream, type XlsxColumn, type XlsxTable } from '../../kernel/exporting/index.js';
import type { DatasetDefinition } from './definition.contract.js';
import { boundsText, codesLine, exampleOf, typeText } from './example-values.pure.js';
import type { VersionedDataset } from './published-versions.js';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const text = (key: string, title: string): XlsxColumn => ({ key, title, type: 'text' });

/** The headers are our own titles: a file with them needs no mapping. */
export function templateOf(dataset: VersionedDataset, format: 'csv' | 'xlsx'): FileAnswer {
  const titles = dataset.fields.map(({ title }) => title);
  const name = `${dataset.code} ${dataset.title} 空表.${format}`;
  if (format === 'csv') return { name, type: 'text/csv; charset=utf-8', content: csvStream(titles, []) };
  const empty: XlsxTable = { name: '数据', titleLines: [], columns: dataset.fields.map((field) => text(field.name, field.title)), rows: [] };
  const guide: XlsxTable = {
    name: '填写说明',
    titleLines: [`${dataset.code} ${dataset.title}，第 ${dataset.version} 版。数据填在第一张表，一行一条`],
    columns: [
      text('title', '列名'),
      text('required', '必填'),
      text('type', '写法'),
      text('example', '例子'),
      text('bounds', '范围'),
      text('codes', '代码表'),
    ],
    rows: dataset.fields.map((field) => ({
      title: field.title,
      required: field.required ? '必填' : '',
      type: typeText(field),
      example: exampleOf(field),
      bounds: boundsText(field),
      codes: codesLine(field),
    })),
  };
  return { name, type: xlsxType, content: xlsxStream([empty, guide]) };
}

const disclosureTexts = { public: '公开', onConsent: '授权查询', governmentOnly: '政务共享' } as const;
const provenanceTexts = { official: '国家清单', local: '本市增加', proposed: '建议增加，待核对' } as const;
const modeTexts = {
  physicalCopy: '数据归集',
  liveInterface: '接口查询',
  verifyOnly: '只核验',
  privacyComputing: '隐私计算',
  nationalNode: '国家节点',
  selfDeclared: '企业自报',
} as const;
const cadenceTexts = { daily: '每天', weekly: '每周', monthly: '每月', quarterly: '每季度', yearly: '每年', onRequest: '按需' } as const;

/** For reading, in two sheets: the entries, and every field of every entry. */
export function catalogueSheets(datasets: readonly VersionedDataset[], titleLines: readonly string[]): AsyncIterable<Uint8Array> {
  const entries: XlsxTable = {
    name: '目录项',
    titleLines,
    columns: [
      text('code', '编号'),
      text('title', '名称'),
      text('group', '分类'),
      text('sourceName', '来源单位'),
      text('nationalOwner', '国家主管部门'),
      text('behaviour', '具体行为或事项'),
      text('channel', '来源渠道'),
      text('legalBasis', '法律依据'),
      text('disclosure', '公开属性'),
      text('sharingScope', '共享范围'),
      text('sharingMode', '共享方式'),
      text('cadence', '更新频率'),
      { key: 'retentionYears', title: '保存年限', type: 'number' },
      text('sensitivity', '敏感级别'),
      text('provenance', '依据'),
      text('standard', '标准'),
      { key: 'fieldCount', title: '字段数', type: 'number' },
      { key: 'version', title: '版本', type: 'number' },
    ],
    rows: datasets.map((dataset) => ({
      ...pickTexts(dataset),
      disclosure: disclosureTexts[dataset.disclosure],
      sharingMode: modeTexts[dataset.sharingMode],
      cadence: cadenceTexts[dataset.cadence],
      provenance: provenanceTexts[dataset.provenance],
      retentionYears: dataset.retentionYears,
      fieldCount: dataset.fields.length,
      version: dataset.version,
    })),
  };
  const fields: XlsxTable = {
    name: '字段',
    titleLines: [],
    columns: [
      text('code', '编号'),
      text('dataset', '目录项'),
      text('name', '字段'),
      text('title', '名称'),
      text('type', '类型'),
      text('required', '必填'),
      text('key', '主键'),
      text('bounds', '范围'),
      text('disclosure', '公开属性'),
      text('sensitivity', '敏感级别'),
      text('codes', '代码表'),
    ],
    rows: datasets.flatMap((dataset) => dataset.fields.map((field) => fieldRow(dataset, field))),
  };
  return xlsxStream([entries, fields]);
}

const pickTexts = ({
  code,
  title,
  group,
  sourceName,
  nationalOwner,
  behaviour,
  channel,
  legalBasis,
  sharingScope,
  sensitivity,
  standard,
}: VersionedDataset) => ({
  code,
  title,
  group,
  sourceName,
  nationalOwner,
  behaviour,
  channel,
  legalBasis,
  sharingScope,
  sensitivity,
  standard,
});

const fieldRow = (dataset: VersionedDataset, field: DatasetDefinition['fields'][number]) => ({
  code: dataset.code,
  dataset: dataset.title,
  name: field.name,
  title: field.title,
  type: typeText(field),
  required: field.required ? '必填' : '',
  key: dataset.periodField === field.name ? '期间' : dataset.naturalKey.includes(field.name) ? '主键' : '',
  bounds: boundsText(field),
  disclosure: field.disclosureFlag ? '看该行的公示标志' : disclosureTexts[field.disclosure ?? dataset.disclosure],
  sensitivity: field.sensitivity ?? dataset.sensitivity,
  codes: codesLine(field),
});
