import { authorityColumns, decidedOn, partyColumns, sourceColumns } from './publicity.js';
import { bases, code, date, must, notBefore, scopes, text, until, usual, type DatasetData } from './shape.js';

const decided = decidedOn('XK', '许可决定日期');
const validFrom = must(date('validFrom', '有效期自', { max: '2099-12-31', headers: ['XK_YXQZ'] }));
const validTo = must(until('validTo', '有效期至', { headers: ['XK_YXQZI'] }));

/** Version 1. The 双公示 layout for legal persons; a file with its standard codes as header maps by itself. */
export const licences: DatasetData = {
  ...usual,
  code: '12.01',
  title: '行政许可（双公示）',
  group: '行政管理',
  sourceName: '各部门',
  nationalOwner: '发展改革委',
  behaviour: '行政机关作出行政许可决定',
  channel: '各部门按“双公示”格式报送',
  sharingScope: scopes.public,
  legalBasis: `行政许可和行政处罚信息公示要求（自作出决定之日起 7 日内报送）；${bases.y2021}`,
  provenance: 'local',
  standard: '双公示数据格式（法人）',
  disclosure: 'public',
  sensitivity: 'L1',
  sharingMode: 'physicalCopy',
  cadence: 'weekly',
  freshnessDays: 7,
  retentionYears: 10,
  naturalKey: ['documentNumber'],
  fields: [
    ...partyColumns('XK', must),
    must(text('documentName', '许可决定文书名称', 200, { headers: ['XK_XKWS', '行政许可决定文书名称'] })),
    must(text('documentNumber', '许可决定文书号', 100, { headers: ['XK_WSH', '行政许可决定文书号'] })),
    must(
      code(
        'licenceKind',
        '许可类别',
        [
          ['ordinary', '普通'],
          ['franchise', '特许'],
          ['recognition', '认可'],
          ['approval', '核准'],
          ['registration', '登记'],
          ['other', '其他'],
        ],
        { headers: ['XK_XKLB'] },
      ),
    ),
    text('certificateName', '许可证书名称', 200, { headers: ['XK_XKZS'] }),
    text('licenceNumber', '许可编号', 100, { headers: ['XK_XKBH'] }),
    must(text('content', '许可内容', 4000, { headers: ['XK_NR'] })),
    decided,
    validFrom,
    validTo,
    ...authorityColumns('XK', '许可'),
    must(
      code(
        'state',
        '当前状态',
        [
          ['1', '有效'],
          ['2', '无效'],
        ],
        { headers: ['XK_ZT'] },
      ),
    ),
    ...sourceColumns('XK_LYDW', 'XK_LYDWDM'),
  ],
  rules: [notBefore(validTo, validFrom)],
};
