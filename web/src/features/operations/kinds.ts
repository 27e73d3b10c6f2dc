/** What each kind of evidence entry is called. A kind that is missing here shows its code. */
export const evidenceKinds = {
  session: { started: '登录', ended: '退出或登录结束' },
  person: { registered: '开通账户', proven: '确认本人' },
  proof: { failed: '确认本人没有通过' },
  password: { changed: '改密码' },
  invitation: { made: '发出邀请', accepted: '接受邀请', withdrawn: '撤回邀请' },
  membership: { granted: '加入单位', removed: '移出单位' },
  organisation: { created: '登记机构', branchAdded: '添加网点' },
  datasets: { assigned: '分配目录项' },
  claim: { made: '提出认领', approved: '通过认领', rejected: '不通过认领' },
  enterprise: { representativeChanged: '法定代表人变更' },
  uscc: { excepted: '放行代码例外' },
  batch: { received: '收到报送', loaded: '报送入库', refused: '整批退回', cancelled: '取消批次' },
  mapping: { saved: '保存对照表' },
  product: {
    submitted: '产品送审',
    published: '发布产品',
    returned: '退回产品',
    suspended: '暂停产品',
    resumed: '恢复产品',
    retired: '下架产品',
    lapsed: '产品逾期未确认',
    trialled: '试算符合企业数',
  },
  consent: {
    requested: '请求授权',
    requestDeclined: '企业不同意授权',
    requestWithdrawn: '银行撤回请求',
    requestLapsed: '授权请求过期',
    granted: '企业授权',
    paused: '暂停授权',
    resumed: '恢复授权',
    revoked: '企业撤回授权',
    relinquished: '银行放弃授权',
    expired: '授权到期',
    exhausted: '授权次数用完',
    terminated: '平台终止授权',
  },
  profile: { accessed: '查询企业档案', refused: '拒绝查询', withheld: '停止提供数据' },
  application: {
    drafted: '起草申请',
    needChanged: '修改申请需求',
    submitted: '提交申请',
    accepted: '受理申请',
    intakeDeclined: '不受理申请',
    reviewStarted: '开始审查',
    questioned: '要求补充',
    answered: '企业补充',
    refused: '申请未通过',
    withdrawn: '撤回申请',
    lapsed: '申请过期',
    contracted: '申请签合同',
    disbursed: '申请放款',
    promiseBroken: '超过承诺时限',
  },
  offer: { made: '给出方案', accepted: '接受方案', declined: '不接受方案', expired: '方案过期', superseded: '换新方案', withdrawn: '撤回方案' },
  lending: { contracted: '回流合同', granted: '回流授信', disbursed: '回流放款', repaid: '回流还款', reversed: '冲正回流' },
};

/** Background work; an event's listener is named after both. */
export const jobKinds = {
  ingestion: { batch: '处理报送文件', move: '转入等登记的行', sweep: '清理报送的临时内容' },
  records: { announce: '通知记录有变化' },
  /** Work that comes round by the clock. */
  timer: {
    financing: { clocks: '检查申请时限' },
    consents: { due: '检查授权到期' },
    products: { confirmation: '检查产品 180 天确认' },
    ingestion: { sweep: '清理报送的临时内容' },
    identity: { sweep: '清理过期的登录和邀请' },
    kernel: { sweep: '清理办完的任务' },
  },
  event: {
    recordsChanged: '记录变化后更新档案',
    enterpriseRegistered: '企业登记后转入等登记的行',
    consent: '授权变化后的处理',
    application: '申请变化后的处理',
    lending: '回流后的统计',
    product: '产品发布后的处理',
  },
};

/** All codes, `consent.revoked`, in the order in which things come about. */
export const evidenceCodes: readonly string[] = Object.entries(evidenceKinds).flatMap(([group, kinds]) =>
  Object.keys(kinds).map((kind) => `${group}.${kind}`),
);
