import { stateMachine } from '../../kernel/state-machine.js';
// draft ──▶ submitted ──▶ accepted ──▶ reviewing ⇄ actionRequired
//                │                       │   ▲ offer declined, expired or taken back
//                └▶ declinedIntake       └▶ offered ──▶ offerAccepted ──▶ contracted ──▶ disbursed
//
// refused: from the review or while the firm owes an answer. withdrawn: by the firm, until it has signed. lapsed: by the clock.
export const applicationMachine = stateMachine('application', {
    draft: { submit: 'submitted', withdraw: 'withdrawn', lapse: 'lapsed' },
    submitted: { accept: 'accepted', declineIntake: 'declinedIntake', withdraw: 'withdrawn', lapse: 'lapsed' },
    accepted: { review: 'reviewing', withdraw: 'withdrawn', lapse: 'lapsed' },
    reviewing: { ask: 'actionRequired', offer: 'offered', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' },
    actionRequired: { answer: 'reviewing', refuse: 'refused', withdraw: 'withdrawn', lapse: 'lapsed' },
    // A further offer replaces the first and leaves the state as it is.
    offered: { offer: 'offered', returnToReview: 'reviewing', acceptOffer: 'offerAccepted', withdraw: 'withdrawn' },
    offerAccepted: { contract: 'contracted', withdraw: 'withdrawn', lapse: 'lapsed' },
    contracted: { disburse: 'disbursed' },
    disbursed: {},
    declinedIntake: {},
    refused: {},
    withdrawn: {},
    lapsed: {},
});
export const stateWords = {
    draft: '草稿',
    submitted: '已提交',
    accepted: '已受理',
    reviewing: '审查中',
    actionRequired: '待补充',
    offered: '方案待确认',
    offerAccepted: '已接受方案',
    contracted: '已签合同',
    disbursed: '已放款',
    declinedIntake: '未受理',
    refused: '未通过',
    withdrawn: '已撤回',
    lapsed: '已过期',
};
//# sourceMappingURL=application.machine.js.map