import { code, codeOf, date, identityNumber, must, personName, text, type FieldData } from './shape.js';

/** The columns that licences and penalties of the 双公示 layout share; `XK` and `CF` are the prefixes of the two. `asked`: what only licences require. */
export const partyColumns = (prefix: 'XK' | 'CF', asked = (field: FieldData): FieldData => field): readonly FieldData[] => [
  must(text('name', '行政相对人名称', 200, { headers: [`${prefix}_XDR_MC`, '行政相对人'] })),
  asked(
    code(
      'partyKind',
      '行政相对人类别',
      [
        ['legalPerson', '法人及非法人组织'],
        ['soleTrader', '个体工商户'],
      ],
      { headers: [`${prefix}_XDR_LB`] },
    ),
  ),
  {
    name: 'uscc',
    title: '统一社会信用代码',
    type: 'uscc',
    required: true,
    sensitivity: 'L1',
    headers: ['A000002', '行政相对人代码_1(统一社会信用代码)', '信用代码', '社会信用代码'],
  },
  text('registrationNumber', '工商注册号', 40, { headers: ['A000003', '行政相对人代码_2(工商注册号)'] }),
  text('organisationCode', '组织机构代码', 20, { headers: ['A000004', '行政相对人代码_3(组织机构代码)'] }),
  text('taxNumber', '税务登记号', 40, { headers: ['A000005', '行政相对人代码_4(税务登记号)'] }),
  text('institutionNumber', '事业单位证书号', 40, { headers: [`${prefix}_XDR_SYDW`, '行政相对人代码_5(事业单位证书号)'] }),
  text('societyNumber', '社会组织登记证号', 40, { headers: [`${prefix}_XDR_SHZZ`, '行政相对人代码_6(社会组织登记证号)'] }),
  asked(personName('legalRepresentative', '法定代表人', { headers: [`${prefix}_FDDB`, '法定代表人姓名'] })),
  identityNumber('identityNumber', '法定代表人证件号码', {
    disclosure: 'governmentOnly',
    headers: [`${prefix}_FR_SFZH`, '法定代表人身份证号', '法定代表人证件号'],
  }),
];

export const decidedOn = (prefix: 'XK' | 'CF', title: string): FieldData =>
  must(date('decidedOn', title, { headers: [`${prefix}_JDRQ`, '决定日期'] }));

/** Who decided and who delivers; both by name and code. */
export const authorityColumns = (prefix: 'XK' | 'CF', word: string): readonly FieldData[] => [
  must(text('authority', `${word}机关`, 200, { headers: [`${prefix}_${prefix}JG`] })),
  must(codeOf('authorityCode', `${word}机关统一社会信用代码`, { headers: [`${prefix}_${prefix}JGDM`, `${word}机关代码`] })),
];
export const sourceColumns = (name: string, sourceCode: string): readonly FieldData[] => [
  must(text('source', '数据来源单位', 200, { headers: [name] })),
  must(codeOf('sourceCode', '数据来源单位统一社会信用代码', { headers: [sourceCode, '数据来源单位代码', '来源单位代码'] })),
  text('note', '备注', 1000, { headers: ['BZ'] }),
];
