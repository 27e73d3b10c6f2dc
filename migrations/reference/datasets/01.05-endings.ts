import { bases, code, date, must, notBefore, scopes, text, until, uscc, usual, type DatasetData } from './shape.js';

const decidedOn = must(date('decidedOn', '决定日期', { headers: ['核准日期', '注销日期', '吊销日期', '歇业日期'] }));
const suspendedUntil = until('suspendedUntil', '歇业截止日期');

/** Version 1. */
export const endings: DatasetData = {
  ...usual,
  code: '01.05',
  title: '注销/吊销/歇业',
  group: '登记注册',
  sourceName: '市场监管部门',
  nationalOwner: '市场监管总局',
  behaviour: '经营主体注销、被吊销营业执照、歇业、恢复营业',
  channel: '市场监管部门登记系统归集',
  sharingScope: scopes.public,
  legalBasis: `《市场主体登记管理条例》；${bases.y2021}`,
  provenance: 'local',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'daily',
  freshnessDays: 2,
  retentionYears: 20,
  naturalKey: ['kind', 'decidedOn'],
  fields: [
    uscc,
    must(
      code('kind', '类别', [
        ['deregistered', '注销'],
        ['revoked', '吊销'],
        ['suspended', '歇业'],
        ['resumed', '恢复营业'],
      ]),
    ),
    decidedOn,
    suspendedUntil,
    text('reason', '原因', 500, { headers: ['注销原因', '吊销原因'] }),
    text('documentNumber', '文号', 100),
    text('authority', '登记机关', 100),
  ],
  rules: [notBefore(suspendedUntil, decidedOn)],
};
