/** Words about what happens to a delivery after it has ended. */
export const found = {
  label: '文件里还有什么',
  sheet: '工作表“{name}”',
  titles: '表头在第 {line} 行，上面 {n} 行不算数据',
  footers: '{n} 行合计或签名没有入库：{text}',
  footer: '第 {line} 行“{text}”',
};

export const correction = {
  corrects: '这一批更正的是',
  title: '更正重送',
  done: '退回的 {n} 行都已更正入库',
  remaining: '退回 {all} 行，还剩 {n} 行没有更正',
  outcome: '接受 {accepted} 行，退回 {rejected} 行',
  send: '传更正文件',
  of: '更正 {reference} 的退回行',
};

export const rollback = {
  title: '撤销入库',
  ask: '撤销入库…',
  will: '这一批入库的 {n} 行会撤出：以前的值恢复，之后报送的值不动，等待登记的行一并删除。历史里仍留着这一批来过。',
  cannot: '撤销以后，同一份文件可以重新报送。',
  registers: '这一批报的是登记信息，企业会这样处理：',
  willRestore: '以前报来过登记的：恢复到以前的内容。',
  willRemove: '只由这一批登记、没有别的数据、也没有人认领的：撤出登记，以后再报来还是原来那一户。',
  willKeep: '已经有其他部门的数据，或者已经有人认领的：企业保留，只去掉登记信息，已有的授权、申请和数据不受影响。',
  registrations: '登记：{restored} 户恢复到以前的内容，{removed} 户撤出登记，{kept} 户已有其他数据或已被认领，企业保留，只去掉登记信息。',
  reason: '为什么撤销',
  reasonHint: '写进存证，例如：选错了月份的文件',
  act: '撤销这一批',
  refuse: '先不撤销',
  running: '正在撤销：已撤出 {done} / {all} 行。关掉页面也会继续。',
  finished: '已撤销入库：撤出 {n} 行，{at} 完成',
  why: '{by} {at} 要求撤销：{reason}',
};

export const check = {
  title: '先看一眼',
  busy: '正在识别文件…',
  skip: '文件超过 {size}，报送后再识别',
  outcome: '按现在的对照表，前 {n} 行里会接受 {accepted} 行，退回 {rejected} 行',
  withdrawn: '；接受的里面有 {n} 行是撤回',
  refused: '按现在的对照表，整份会被退回：{detail}。{remedy}',
  missing: '对照表还缺必填字段：{names}',
  mapping: '去对照表核对',
  unreadable: '这份文件读不出来：{why}',
};
