import { describe, expect, test } from '@jest/globals';
import { firstDatasets, laterDatasets, renewedDatasets } from '../../../../migrations/reference/datasets/index.js';
import { datasetDefinition } from './catalogue.contract.js';
import { definitionFaults } from './definition-faults.pure.js';
import { isSealed } from './personal.js';

/** The list of the design restated: code, title, source, sharing mode, disclosure, cadence. */
const list = `
01.01|经营主体登记基本信息|市场监管部门|physicalCopy|public|daily
01.02|变更登记|市场监管部门|physicalCopy|public|daily
01.03|股东及出资（认缴、实缴）|市场监管部门|physicalCopy|public|daily
01.04|分支机构|市场监管部门|physicalCopy|public|daily
01.05|注销/吊销/歇业|市场监管部门|physicalCopy|public|daily
01.06|年报|市场监管部门|physicalCopy|public|yearly
01.07|经营异常名录|市场监管部门|physicalCopy|public|daily
01.08|小微企业名录|市场监管部门|physicalCopy|public|monthly
01.09|社会组织/事业单位/律所登记|民政、编办、司法部门|physicalCopy|public|daily
02.01|法定代表人、董监高、受益所有人|市场监管部门|physicalCopy|onConsent|daily
03.01|行业资质/生产许可/认证|住建、市场监管、交通部门|physicalCopy|public|weekly
03.02|食品经营/餐饮/危废等许可证|市场监管、生态环境部门|physicalCopy|public|weekly
04.01|失信被执行人|法院|nationalNode|public|daily
04.02|限制消费|法院|nationalNode|public|daily
04.03|被执行人、终本案件|法院|nationalNode|public|daily
04.04|裁判文书/立案/开庭|法院|liveInterface|public|daily
04.05|破产重整|法院|nationalNode|public|daily
04.06|未履行生效裁判|法院|physicalCopy|public|weekly
05.01|纳税信用级别|税务部门|nationalNode|onConsent|yearly
05.02|纳税申报与入库|税务部门|liveInterface|onConsent|monthly
05.03|增值税发票销售额汇总|税务部门|liveInterface|onConsent|monthly
05.04|欠税公告|税务部门|physicalCopy|public|monthly
05.05|非正常户|税务部门|physicalCopy|public|monthly
05.06|重大税收违法失信|税务部门|nationalNode|public|monthly
05.07|财务报表|税务部门|liveInterface|onConsent|quarterly
06.01|单位参保人数（五险）|人社、医保部门|liveInterface|onConsent|monthly
06.02|单位缴费金额、所属期、欠费|税务、人社部门|liveInterface|onConsent|monthly
07.01|单位月度缴存|公积金中心|liveInterface|onConsent|monthly
07.02|单位年度缴存、缴至年月、欠缴|公积金中心|liveInterface|onConsent|monthly
08.01|海关注册/备案及信用等级|海关|nationalNode|public|weekly
08.02|报关单量、进出口额|海关|liveInterface|onConsent|monthly
08.03|出口退税|税务部门|liveInterface|onConsent|monthly
09.01|用电量、缴费、欠费、违约|供电公司|liveInterface|onConsent|monthly
09.02|用水量、缴费、欠费期数|自来水公司|liveInterface|onConsent|monthly
09.03|用气量、缴费、滞纳金|燃气公司|liveInterface|onConsent|monthly
10.01|权属（土地/房屋）|不动产登记中心|verifyOnly|onConsent|onRequest
10.02|抵押、查封、异议登记|不动产登记中心|verifyOnly|onConsent|onRequest
11.01|企业环境信用评价|生态环境部门|physicalCopy|public|yearly
11.02|排污许可|生态环境部门|nationalNode|public|weekly
11.03|环评审批|生态环境部门|physicalCopy|public|weekly
12.01|行政许可（双公示）|各部门|physicalCopy|public|weekly
12.02|行政处罚（双公示）|各部门|physicalCopy|public|weekly
12.03|行政强制/征收/给付/确认/裁决/补偿/奖励/监督检查|各部门|physicalCopy|governmentOnly|monthly
12.04|严重失信主体名单|各认定部门|nationalNode|public|daily
12.05|信用承诺及践诺|各部门|physicalCopy|public|weekly
12.06|公共信用综合评价等级|市信用中心|nationalNode|onConsent|monthly
12.07|荣誉表彰、守信激励名单|各部门|physicalCopy|public|monthly
13.01|高新技术企业|科技、工信部门|nationalNode|public|yearly
13.02|科技型中小企业入库|科技部门|nationalNode|public|quarterly
13.03|专精特新/小巨人|工信部门|physicalCopy|public|yearly
13.04|研发项目、研发费用加计扣除|科技、税务部门|liveInterface|onConsent|yearly
14.01|专利 授权/有效/质押|知识产权局|nationalNode|public|weekly
14.02|商标 注册/质押|知识产权局|nationalNode|public|weekly
14.03|著作权 登记/质押|版权局|nationalNode|public|monthly
15.01|名录（合作社、家庭农场）|农业农村部门|physicalCopy|public|quarterly
15.02|土地流转、示范、补贴、保险、监管|农业农村部门|physicalCopy|onConsent|quarterly
16.01|中标、合同、履约|公共资源交易中心、财政部门|physicalCopy|public|weekly
16.02|政府采购严重违法失信|财政部门|nationalNode|public|weekly
17.01|动产抵押/应收账款质押登记|人民银行、市场监管部门|liveInterface|onConsent|onRequest
17.02|股权出质/冻结|市场监管部门|physicalCopy|public|daily
17.03|小额贷款/担保机构在保代偿|金融管理部门|physicalCopy|governmentOnly|monthly`;

/** Where the list names two disclosures, what decides between them. */
const mixed = ['01.06', '05.01', '12.02', '12.03', '12.06'];

const entries: readonly unknown[] = [...laterDatasets, ...renewedDatasets];
const current = entries.map((entry) => datasetDefinition.parse(entry)).sort((left, right) => (left.code < right.code ? -1 : 1));
const of = (code: string) => {
  const found = current.find((dataset) => dataset.code === code);
  if (!found) throw new Error(`no ${code}`);
  return found;
};

describe('the 61 datasets', () => {
  test('are those of the list, word for word', () => {
    const rows = current.map(({ code, title, sourceName, sharingMode, disclosure, cadence }) =>
      [code, title, sourceName, sharingMode, disclosure, cadence].join('|'),
    );
    expect(rows).toEqual(list.trim().split('\n'));
    expect(new Set(current.map(({ group }) => group)).size).toBe(17);
  });

  test('have no fault that the editor of the catalogue would find', () => {
    for (const dataset of current) expect([dataset.code, definitionFaults(dataset)]).toEqual([dataset.code, []]);
  });

  test('say what the law asks of a catalogue entry, and none calls itself official', () => {
    for (const dataset of current) {
      const { code, provenance, legalBasis, nationalOwner, behaviour, channel, sharingScope, retentionYears, freshnessDays } = dataset;
      expect([code, provenance === 'official']).toEqual([code, false]);
      const words = [legalBasis, nationalOwner, behaviour, channel, sharingScope];
      expect([code, words.filter((each) => each.length < 2)]).toEqual([code, []]);
      expect([code, retentionYears >= 3 && freshnessDays >= 1]).toEqual([code, true]);
    }
  });

  test('identity numbers of people are sealed and masked, names of people masked, and no row is found by either', () => {
    for (const { code, fields, naturalKey } of current) {
      for (const field of fields) {
        if (/证件号码|身份证/.test(field.title))
          expect([code, field.name, field.sensitivity, field.mask]).toEqual([code, field.name, 'L4', 'identity']);
        if (/姓名|法定代表人$|负责人|人员$/.test(field.title)) expect([code, field.name, field.mask]).toEqual([code, field.name, 'name']);
        if (isSealed(field) || field.mask === 'name') expect([code, naturalKey.includes(field.name)]).toEqual([code, false]);
      }
    }
  });

  test('those with two disclosures name what decides: a flag of the item, or a code of the row', () => {
    const decided = current.filter(({ rowDisclosure, fields }) => rowDisclosure ?? fields.some((field) => field.disclosureFlag ?? field.disclosure));
    expect(decided.map(({ code }) => code)).toEqual(expect.arrayContaining(mixed));
    const report = of('01.06').fields.filter(({ disclosureFlag }) => disclosureFlag);
    expect(report).toHaveLength(9);
    expect(of('12.02').rowDisclosure).toEqual({ field: 'severity', values: { minor: 'governmentOnly', ordinary: 'public', serious: 'public' } });
    expect(of('05.01').rowDisclosure).toEqual({ field: 'grade', values: { A: 'public' } });
    expect(of('12.06').fields.find(({ name }) => name === 'score')?.disclosure).toBe('governmentOnly');
  });

  test('codes that decide, flags and keys stand among the fields', () => {
    for (const { code, fields, naturalKey, periodField, rowDisclosure, rules } of current) {
      const byName = new Map(fields.map((field) => [field.name, field]));
      for (const name of ['uscc', ...naturalKey, ...(periodField === null ? [] : [periodField])])
        expect([code, name, byName.get(name)?.required]).toEqual([code, name, true]);
      for (const { disclosureFlag } of fields) if (disclosureFlag) expect([code, byName.get(disclosureFlag)?.type]).toEqual([code, 'flag']);
      if (rowDisclosure) {
        const words = byName.get(rowDisclosure.field)?.codes?.map((each) => each.code) ?? [];
        expect([code, Object.keys(rowDisclosure.values).filter((word) => !words.includes(word))]).toEqual([code, []]);
      }
      for (const { left, right } of rules) expect([code, byName.has(left) && (typeof right !== 'string' || byName.has(right))]).toEqual([code, true]);
    }
  });
});

describe('the 双公示 layout', () => {
  const standard = (code: string, prefix: string) =>
    of(code)
      .fields.flatMap(({ headers = [], required }) =>
        headers.filter((each) => each.startsWith(prefix) || /^A0000|^BZ$/.test(each)).map((each) => (required ? `${each}*` : each)),
      )
      .map((each) => each.replace('(万元)', ''));

  test('licences carry every column of it, by its code, required as there', () => {
    expect(standard('12.01', 'XK_')).toEqual(
      (
        'XK_XDR_MC* XK_XDR_LB* A000002* A000003 A000004 A000005 XK_XDR_SYDW XK_XDR_SHZZ XK_FDDB* XK_FR_SFZH XK_XKWS* XK_WSH* XK_XKLB* XK_XKZS XK_XKBH ' +
        'XK_NR* XK_JDRQ* XK_YXQZ* XK_YXQZI* XK_XKJG* XK_XKJGDM* XK_ZT* XK_LYDW* XK_LYDWDM* BZ'
      ).split(' '),
    );
  });

  test('penalties too; sums under the standard header are in 万元', () => {
    expect(standard('12.02', 'CF_')).toEqual(
      (
        'CF_XDR_MC* CF_XDR_LB A000002* A000003 A000004 A000005 CF_XDR_SYDW CF_XDR_SHZZ CF_FDDB CF_FR_SFZH CF_WSH* CF_WFXW* CF_SY* CF_YJ* CF_CFLB* ' +
        'CF_NR* CF_NR_FK CF_NR_WFFF CF_NR_ZKDX CF_JDRQ* CF_YXQ CF_GSJZQ CF_CFJG* CF_CFJGDM* CF_SJLY* CF_SJLYDM* BZ'
      ).split(' '),
    );
    expect(
      of('12.02')
        .fields.filter(({ headers }) => headers?.some((each) => /^CF_NR_(FK|WFFF)/.test(each)))
        .map(({ type, unit, headers }) => [type, unit, headers?.[0]?.endsWith('(万元)')]),
    ).toEqual([
      ['money', '元', true],
      ['money', '元', true],
    ]);
  });
});

test('a renewed entry takes every row the first version took: no field gone, changed or newly required', () => {
  for (const first of firstDatasets.map((entry) => datasetDefinition.parse(entry))) {
    const second = of(first.code);
    for (const field of first.fields) {
      const { headers: _, ...now } = second.fields.find(({ name }) => name === field.name) ?? { headers: undefined };
      expect(now).toEqual(field);
    }
    const added = second.fields.slice(first.fields.length);
    expect(added.filter(({ required }) => required)).toEqual([]);
    expect([second.naturalKey, second.periodField, second.disclosure, second.registers]).toEqual([
      first.naturalKey,
      first.periodField,
      first.disclosure,
      first.registers,
    ]);
    expect(
      second.rules
        .filter(({ severity }) => severity === 'reject')
        .every(({ left }) => added.some(({ name }) => name === left) || left === 'removedOn'),
    ).toBe(true);
  }
});
