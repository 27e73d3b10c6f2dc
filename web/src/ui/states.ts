import { locale } from '../i18n';

/** Meaning of a state's colour and shape; `half` marks work in hand (◐) among what is under way. */
export type Tone = 'go' | 'half' | 'good' | 'wait' | 'stop' | 'hold' | 'idle';
type Entry = readonly [word: string, english: string, tone: Tone];

/**
 * The fixed words: machine → state → word and tone. Tags, filters, messages, exports and print all take them from here;
 * a synonym anywhere else is a mistake.
 */
const words = {
  application: {
    draft: ['草稿', 'Draft', 'idle'],
    submitted: ['已提交', 'Submitted', 'go'],
    accepted: ['已受理', 'Accepted', 'go'],
    declinedIntake: ['未受理', 'Not accepted', 'stop'],
    reviewing: ['审查中', 'Under review', 'half'],
    actionRequired: ['待补充', 'Action required', 'wait'],
    offered: ['方案待确认', 'Offer to confirm', 'wait'],
    offerAccepted: ['已接受方案', 'Offer accepted', 'go'],
    contracted: ['已签合同', 'Contract signed', 'go'],
    disbursed: ['已放款', 'Paid out', 'good'],
    refused: ['未通过', 'Refused', 'stop'],
    withdrawn: ['已撤回', 'Withdrawn', 'idle'],
    lapsed: ['已过期', 'Lapsed', 'idle'],
    /** Lapsed at the bank's fault: a word of its own, and it counts against the bank. */
    lapsedByBank: ['银行逾期未办', 'Lapsed at the bank', 'stop'],
  },
  offer: {
    made: ['待确认', 'To confirm', 'wait'],
    accepted: ['已接受', 'Accepted', 'good'],
    declined: ['未接受', 'Not accepted', 'idle'],
    expired: ['已过期', 'Expired', 'idle'],
    withdrawnByBank: ['银行已撤回', 'Withdrawn by bank', 'idle'],
    superseded: ['已换新方案', 'Replaced', 'idle'],
  },
  consentRequest: {
    requested: ['待企业答复', 'Waiting for the firm', 'wait'],
    granted: ['已同意', 'Granted', 'good'],
    declined: ['未同意', 'Declined', 'idle'],
    withdrawn: ['银行已撤回', 'Withdrawn by bank', 'idle'],
    lapsed: ['已过期', 'Lapsed', 'idle'],
  },
  consent: {
    awaitingCosigner: ['待共同签署', 'Waiting for co-signer', 'wait'],
    declined: ['共同签署人未同意', 'Declined by co-signer', 'idle'],
    lapsed: ['逾期未签', 'Not signed in time', 'idle'],
    active: ['有效', 'Active', 'good'],
    paused: ['已暂停', 'Paused', 'hold'],
    revoked: ['企业已撤回', 'Revoked by firm', 'idle'],
    relinquished: ['银行已放弃', 'Given up by bank', 'idle'],
    expired: ['已到期', 'Expired', 'idle'],
    exhausted: ['次数已用完', 'Used up', 'idle'],
    terminated: ['平台已终止', 'Ended by platform', 'stop'],
  },
  access: {
    allowed: ['已查询', 'Looked', 'go'],
    refused: ['已拒绝', 'Refused', 'stop'],
  },
  productVersion: {
    draft: ['草稿', 'Draft', 'idle'],
    inReview: ['待审核', 'In review', 'wait'],
    returned: ['退回修改', 'Returned', 'wait'],
    published: ['已发布', 'Published', 'good'],
    superseded: ['已换版', 'Superseded', 'idle'],
  },
  termChange: {
    proposed: ['待审核', 'In review', 'wait'],
    returned: ['退回修改', 'Returned', 'wait'],
    published: ['已发布', 'Published', 'good'],
    withdrawn: ['已撤回', 'Withdrawn', 'idle'],
  },
  catalogueChange: {
    draft: ['草稿', 'Draft', 'idle'],
    inReview: ['待审核', 'In review', 'wait'],
    returned: ['退回修改', 'Returned', 'wait'],
    published: ['已发布', 'Published', 'good'],
    superseded: ['已换版', 'Superseded', 'idle'],
    discarded: ['已放弃', 'Discarded', 'idle'],
  },
  product: {
    offered: ['在架', 'Offered', 'good'],
    suspended: ['暂停', 'Suspended', 'hold'],
    retired: ['已下架', 'Retired', 'idle'],
  },
  batch: {
    received: ['已收到', 'Received', 'idle'],
    checking: ['校验中', 'Checking', 'half'],
    loading: ['入库中', 'Loading', 'half'],
    loaded: ['已入库', 'Loaded', 'good'],
    loadedWithRejects: ['部分退回', 'Partly returned', 'wait'],
    refused: ['整批退回', 'Returned whole', 'stop'],
    failed: ['处理失败', 'Failed', 'stop'],
    cancelled: ['已取消', 'Cancelled', 'idle'],
    rolledBack: ['已撤销入库', 'Rolled back', 'idle'],
  },
  loan: {
    repaying: ['还款中', 'Repaying', 'go'],
    settled: ['已结清', 'Settled', 'good'],
    overdue: ['逾期', 'Overdue', 'stop'],
    writtenOff: ['已核销', 'Written off', 'stop'],
    reversed: ['已冲正', 'Reversed', 'idle'],
  },
  record: {
    valid: ['有效', 'Valid', 'good'],
    underObjection: ['异议核查中', 'Under objection', 'hold'],
    corrected: ['已更正', 'Corrected', 'idle'],
    repaired: ['已修复', 'Repaired', 'good'],
    unpublished: ['停止公示', 'No longer published', 'idle'],
    withdrawn: ['已撤回', 'Withdrawn', 'idle'],
    /** An older delivery's row that came after a newer one's. */
    late: ['未采用', 'Not adopted', 'idle'],
    rolledBack: ['已撤销入库', 'Rolled back', 'idle'],
  },
  lendingEvent: {
    awaitingFirm: ['待企业确认', 'Waiting for the firm', 'wait'],
    confirmed: ['已确认', 'Confirmed', 'good'],
    disputed: ['有争议', 'Disputed', 'hold'],
    returned: ['被退回', 'Returned', 'stop'],
    reversed: ['已冲正', 'Reversed', 'idle'],
  },
  loanClass: {
    normal: ['正常', 'Normal', 'idle'],
    specialMention: ['关注', 'Special mention', 'wait'],
    substandard: ['次级', 'Substandard', 'stop'],
    doubtful: ['可疑', 'Doubtful', 'stop'],
    loss: ['损失', 'Loss', 'stop'],
  },
  delivery: {
    onTime: ['按时', 'On time', 'good'],
    late: ['迟到', 'Late', 'stop'],
    notDue: ['当月不用报', 'Not due this month', 'idle'],
  },
  declaration: {
    draft: ['草稿', 'Draft', 'idle'],
    submitted: ['已提交', 'Submitted', 'go'],
    accepted: ['已生效', 'In force', 'good'],
    superseded: ['已换新申报', 'Replaced', 'idle'],
    withdrawn: ['已撤回', 'Withdrawn', 'idle'],
    discarded: ['已删除', 'Discarded', 'idle'],
  },
  proof: {
    genuine: ['真', 'Genuine', 'good'],
    doNotTrust: ['不要采信', 'Do not trust', 'stop'],
    unchecked: ['没有查', 'Not checked', 'idle'],
  },
  invitation: {
    open: ['待加入', 'Open', 'wait'],
    accepted: ['已加入', 'Joined', 'good'],
    withdrawn: ['已撤回', 'Withdrawn', 'idle'],
    lapsed: ['已过期', 'Lapsed', 'idle'],
  },
  claim: {
    inReview: ['待核对', 'To be checked', 'wait'],
    approved: ['已认领', 'Claimed', 'good'],
    rejected: ['未通过', 'Refused', 'stop'],
  },
  job: {
    waiting: ['排队中', 'Waiting', 'idle'],
    running: ['办理中', 'Running', 'half'],
    done: ['已办完', 'Done', 'good'],
    failed: ['没有办成', 'Failed', 'stop'],
  },
} satisfies Record<string, Record<string, Entry>>;

export type Machine = keyof typeof words;
export type Reader = 'enterprise' | 'bank' | 'source' | 'regulator' | 'operator' | 'guarantor';

/** "Your turn" depends on who reads; the word never does. */
const toneForOthers: { [M in Machine]?: Record<string, Partial<Record<Reader, Tone>>> } = {
  application: {
    offered: { bank: 'go', regulator: 'go', operator: 'go', guarantor: 'go' },
    // The bank's clock is stopped while the firm completes its papers.
    actionRequired: { bank: 'hold', regulator: 'hold', operator: 'hold', guarantor: 'hold' },
  },
  offer: { made: { bank: 'go', regulator: 'go', operator: 'go', guarantor: 'go' } },
  consentRequest: { requested: { bank: 'go', regulator: 'go', operator: 'go' } },
  productVersion: { inReview: { bank: 'go' } },
  // The operator's turn; the person who claims can only wait.
  claim: { inReview: { enterprise: 'go' } },
};

export interface StateWord {
  readonly word: string;
  readonly tone: Tone;
}

/** An unknown state shows its code in grey: better than a wrong word, and a test catches it. */
export function stateOf(machine: Machine, state: string, reader?: Reader | null): StateWord {
  const entry = (words[machine] as Record<string, Entry>)[state];
  if (!entry) return { word: state, tone: 'idle' };
  const [word, english, tone] = entry;
  return { word: locale() === 'en' ? english : word, tone: (reader && toneForOthers[machine]?.[state]?.[reader]) ?? tone };
}

/** For filters: the states of a machine in the order in which they come about. */
export const statesOf = (machine: Machine): { state: string; word: string }[] =>
  Object.keys(words[machine]).map((state) => ({ state, word: stateOf(machine, state).word }));
