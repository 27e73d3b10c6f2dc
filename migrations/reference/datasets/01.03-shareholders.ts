import { bases, code, date, money, must, notAbove, scopes, share, text, uscc, usual, until, type DatasetData } from './shape.js';

const subscribed = must(money('subscribed', '认缴出资额', { headers: ['认缴额', '认缴出资额(万元)'] }));
const paidIn = money('paidIn', '实缴出资额', { headers: ['实缴额', '实缴出资额(万元)'] });

/** Version 1. A shareholder may be a person: the row is found by its number in the register, not by a name. */
export const shareholders: DatasetData = {
  ...usual,
  code: '01.03',
  title: '股东及出资（认缴、实缴）',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体登记、公示股东和出资',
  channel: '市场监管部门登记系统归集',
  sharingScope: `${scopes.public}；自然人股东姓名经授权查询`,
  legalBasis: `《市场主体登记管理条例》${bases.publicity}；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 20,
  naturalKey: ['shareholderNumber'],
  fields: [
    uscc,
    must(text('shareholderNumber', '股东序号', 40, { headers: ['序号', '股东编号'] })),
    must(
      code('kind', '股东类别', [
        ['person', '自然人'],
        ['firm', '企业法人'],
        ['state', '国家或国有机构'],
        ['foreign', '境外投资者'],
        ['other', '其他'],
      ]),
    ),
    text('shareholder', '股东名称', 200, { sensitivity: 'L3', mask: 'name', headers: ['股东', '股东姓名', '发起人'] }),
    subscribed,
    until('subscribedOn', '认缴日期', { headers: ['认缴出资日期'] }),
    text('subscribedBy', '认缴方式', 40, { headers: ['认缴出资方式'] }),
    paidIn,
    date('paidInOn', '实缴日期', { headers: ['实缴出资日期'] }),
    text('paidInBy', '实缴方式', 40, { headers: ['实缴出资方式'] }),
    share('stake', '持股比例', { headers: ['出资比例'] }),
  ],
  rules: [notAbove(paidIn, subscribed)],
};
