export const enterprise = {
  title: '明细记录',
  lead: '平台收到的关于本企业的每一条记录，个人信息已遮盖。',
  back: '返回企业档案',
  filters: '按数据筛选',
  period: '所属期',
  current: '当前',
  source: '{source} · {disclosure} · 收到 {time}',
  emptyTitle: '还没有收到记录',
  emptyText: '来源单位报送以后，会出现在这里。',
  noneTitle: '这一项还没有记录',
  noneText: '来源单位还没有送到，或者本企业没有这类记录。',
  all: '看全部',
};
