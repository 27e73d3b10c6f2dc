/**
 * The words the entries of the catalogue are written in. Entries are released data: what a helper makes must stay what it is, and
 * another form of an entry is a new version of it.
 */
export type DisclosureWord = 'public' | 'onConsent' | 'governmentOnly';
export type SensitivityWord = 'L1' | 'L2' | 'L3' | 'L4';

export interface FieldData {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly required: boolean;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly lengthMax?: number;
  readonly decimalsMax?: number;
  readonly codes?: readonly { readonly code: string; readonly title: string }[];
  readonly unit?: string;
  /** Absent: that of the dataset. */
  readonly sensitivity?: SensitivityWord;
  readonly mask?: 'name' | 'phone' | 'identity' | 'uscc';
  readonly indexed?: boolean;
  readonly pattern?: string;
  /** Absent: that of the dataset. */
  readonly disclosure?: DisclosureWord;
  /** The flag of the same row that says whether this item is published. */
  readonly disclosureFlag?: string;
  /** What sources call it: standard codes and synonyms. A unit in brackets behind a standard code is the unit of files that use it. */
  readonly headers?: readonly string[];
}

export interface RuleData {
  readonly code: string;
  readonly title: string;
  readonly left: string;
  readonly operator: 'lt' | 'lte' | 'gt' | 'gte' | 'eq' | 'ne' | 'requiredWith';
  readonly right: string | { readonly value: string };
  readonly severity: 'reject' | 'warn';
  readonly detail: string;
  readonly remedy: string;
}

export interface DatasetData {
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly sourceName: string;
  readonly nationalOwner: string;
  /** 具体行为、事项: what happens in the world that a row tells of. */
  readonly behaviour: string;
  /** 来源渠道 */
  readonly channel: string;
  /** 共享范围 */
  readonly sharingScope: string;
  readonly legalBasis: string;
  /** `official` is for a list a person has read in its published form. */
  readonly provenance: 'local' | 'proposed';
  readonly standard: string | null;
  readonly disclosure: DisclosureWord;
  readonly rowDisclosure: { readonly field: string; readonly values: Readonly<Record<string, DisclosureWord>> } | null;
  readonly sensitivity: SensitivityWord;
  readonly sharingMode: 'physicalCopy' | 'liveInterface' | 'verifyOnly' | 'privacyComputing' | 'nationalNode' | 'selfDeclared';
  readonly cadence: 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | 'onRequest';
  readonly freshnessDays: number;
  readonly retentionYears: number;
  readonly naturalKey: readonly string[];
  readonly periodField: string | null;
  readonly registers: boolean;
  readonly fields: readonly FieldData[];
  readonly rules: readonly RuleData[];
}

type More = Partial<Omit<FieldData, 'name' | 'title' | 'type'>>;
const field =
  (type: string, always: More = {}) =>
  (name: string, title: string, more: More = {}): FieldData => ({ name, title, type, required: false, ...always, ...more });

export const must = (one: FieldData): FieldData => ({ ...one, required: true });

export const text = (name: string, title: string, lengthMax: number, more: More = {}): FieldData => field('text', { lengthMax })(name, title, more);
/** Days that have been: no file tells of tomorrow. */
export const date = field('date', { min: '1949-10-01', max: 'today' });
/** Days that may lie ahead: ends of validity, deadlines. */
export const until = field('date', { min: '1949-10-01', max: '2099-12-31' });
export const month = field('month', { min: '2000-01', max: 'today' });
export const year = field('year', { min: '2000', max: 'today' });
/** Yuan, never negative. */
export const money = field('money', { min: 0, unit: '元' });
/** Yuan that can be a loss or a reversal. */
export const balance = field('money', { unit: '元' });
export const people = field('integer', { min: 0, max: 2_000_000, unit: '人' });
export const count = field('integer', { min: 0, max: 100_000_000 });
export const measure = (name: string, title: string, unit: string, more: More = {}): FieldData =>
  field('decimal', { min: 0, max: 100_000_000_000, decimalsMax: 4, unit })(name, title, more);
export const share = field('rate', { unit: '%' });
export const flag = field('flag');
export const region = field('region');
export const industry = field('industry');
export const codeOf = field('uscc');

/** `['green', '绿（诚信）']` pairs, in the order they are shown. */
export const code = (name: string, title: string, codes: readonly (readonly [string, string])[], more: More = {}): FieldData => ({
  ...field('code')(name, title, more),
  codes: codes.map(([word, words]) => ({ code: word, title: words })),
});

export const uscc: FieldData = {
  name: 'uscc',
  title: '统一社会信用代码',
  type: 'uscc',
  required: true,
  sensitivity: 'L1',
  headers: ['信用代码', '社会信用代码', '统一代码', '单位信用代码', '企业信用代码', '主体身份代码'],
};
export const taxpayer: FieldData = { ...uscc, headers: [...(uscc.headers ?? []), '纳税人识别号', '税号', '识别号'] };

/** A person's name: shown to a bank only under the personal part of a consent. */
export const personName = (name: string, title: string, more: More = {}): FieldData =>
  text(name, title, 60, { sensitivity: 'L3', mask: 'name', ...more });
/** Stored sealed; nobody sees it but masked. */
export const identityNumber = (name: string, title: string, more: More = {}): FieldData =>
  text(name, title, 30, { sensitivity: 'L4', mask: 'identity', ...more });

type Severity = RuleData['severity'];
/** `later` is not before `earlier`. */
export const notBefore = (later: FieldData, earlier: FieldData, severity: Severity = 'reject'): RuleData => ({
  code: `${later.name}NotBefore${capital(earlier.name)}`,
  title: `${later.title}不早于${earlier.title}`,
  left: later.name,
  operator: 'gte',
  right: earlier.name,
  severity,
  detail: `${later.title}早于${earlier.title}`,
  remedy: `核对${later.title}和${earlier.title}`,
});
/** `less` does not exceed `more`. */
export const notAbove = (less: FieldData, more: FieldData, severity: Severity = 'warn'): RuleData => ({
  code: `${less.name}NotAbove${capital(more.name)}`,
  title: `${less.title}不大于${more.title}`,
  left: less.name,
  operator: 'lte',
  right: more.name,
  severity,
  detail: `${less.title}大于${more.title}`,
  remedy: `核对${less.title}和${more.title}，两列是否填反、单位是否一致`,
});
/** Where `given` has a value, `needed` has one too. */
export const together = (needed: FieldData, given: FieldData, severity: Severity = 'warn'): RuleData => ({
  code: `${needed.name}With${capital(given.name)}`,
  title: `填了${given.title}就要填${needed.title}`,
  left: needed.name,
  operator: 'requiredWith',
  right: given.name,
  severity,
  detail: `填了${given.title}，没有填${needed.title}`,
  remedy: `补上${needed.title}`,
});

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Who may have it, in the words of the catalogue. */
export const scopes = {
  public: '社会公开；本平台向银行、企业和政府部门共享',
  onConsent: '经企业授权，向授权书写明的银行共享',
  governmentOnly: '只在政府部门之间共享',
} as const satisfies Record<DisclosureWord, string>;

export const bases = {
  y2021: '国办发〔2021〕52号信用信息共享要求',
  y2024: '国办发〔2024〕15号信用信息归集共享要求',
  repair: '国办发〔2025〕22号信用修复要求',
  lists: '国办发〔2020〕49号',
  publicity: '《企业信息公示暂行条例》',
  platform: '本平台拟定的共享目录',
} as const;

/** What most entries have in common; each says the rest. */
export const usual = {
  standard: null,
  rowDisclosure: null,
  naturalKey: [],
  periodField: null,
  registers: false,
  rules: [],
} as const;
