import { bases, code, date, flag, must, notBefore, scopes, text, uscc, usual, type DatasetData } from './shape.js';

const completedOn = date('completedOn', '完成日期', { headers: ['开发完成日期', '创作完成日期'] });
const registeredOn = must(date('registeredOn', '登记日期'));
const pledgedOn = date('pledgedOn', '质押登记日期');
const pledgeEndedOn = date('pledgeEndedOn', '质押注销日期');

/** Version 1. */
export const copyrights: DatasetData = {
  ...usual,
  code: '14.03',
  title: '著作权 登记/质押',
  group: '知识产权',
  sourceName: '版权局',
  nationalOwner: '国家版权局',
  behaviour: '企业登记、质押著作权',
  channel: '国家平台经省级节点回流',
  sharingScope: scopes.public,
  legalBasis: bases.y2021,
  provenance: 'proposed',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'nationalNode',
  cadence: 'monthly',
  freshnessDays: 30,
  retentionYears: 20,
  naturalKey: ['registrationNumber'],
  fields: [
    uscc,
    must(text('registrationNumber', '登记号', 60)),
    must(text('name', '作品或软件名称', 300, { headers: ['软件名称', '作品名称', '名称'] })),
    must(
      code(
        'kind',
        '类别',
        [
          ['software', '计算机软件'],
          ['work', '作品'],
        ],
        { headers: ['种类'] },
      ),
    ),
    text('edition', '版本号', 40),
    completedOn,
    registeredOn,
    flag('isPledged', '是否质押'),
    text('pledgee', '质权人', 200),
    pledgedOn,
    pledgeEndedOn,
  ],
  rules: [notBefore(registeredOn, completedOn), notBefore(pledgeEndedOn, pledgedOn)],
};
