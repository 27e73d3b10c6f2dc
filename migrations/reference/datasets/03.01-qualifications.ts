import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const issuedOn = must(date('issuedOn', '发证日期', { headers: ['批准日期', '颁发日期'] }));
const validTo = until('validTo', '有效期至', { headers: ['截止日期', '有效期止', '终止日期'] });

/** Version 1. */
export const qualifications: DatasetData = {
  ...usual,
  code: '03.01',
  title: '行业资质/生产许可/认证',
  group: '资质',
  sourceName: '住建、市场监管、交通部门',
  nationalOwner: '各主管部门',
  behaviour: '企业取得行业资质、生产许可或认证',
  channel: '各部门文件报送',
  sharingScope: scopes.public,
  legalBasis: bases.y2024,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 10,
  retentionYears: 10,
  naturalKey: ['certificateNumber'],
  fields: [
    uscc,
    must(text('certificateNumber', '证书编号', 100, { headers: ['编号', '资质证书号'] })),
    must(
      code('kind', '类别', [
        ['qualification', '行业资质'],
        ['production', '生产许可'],
        ['certification', '认证'],
      ]),
    ),
    must(text('certificateName', '证书名称', 200, { headers: ['资质名称'] })),
    text('level', '等级', 40, { headers: ['资质等级'] }),
    text('scope', '范围', 2000, { headers: ['许可范围', '认证范围'] }),
    must(text('authority', '发证机关', 100)),
    issuedOn,
    validTo,
    code('state', '状态', [
      ['valid', '有效'],
      ['expired', '过期'],
      ['revoked', '撤销'],
    ]),
  ],
  rules: [notBefore(validTo, issuedOn)],
};
