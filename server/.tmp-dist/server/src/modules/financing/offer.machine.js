import { stateMachine } from '../../kernel/state-machine.js';
// made ──▶ accepted | declined (enterprise) | expired (clock) | withdrawnByBank | superseded (a later offer)
export const offerMachine = stateMachine('offer', {
    made: { accept: 'accepted', decline: 'declined', expire: 'expired', withdraw: 'withdrawnByBank', supersede: 'superseded' },
    accepted: {},
    declined: {},
    expired: {},
    withdrawnByBank: {},
    superseded: {},
});
export const offerStateWords = {
    made: '待确认',
    accepted: '已接受',
    declined: '未接受',
    expired: '已过期',
    withdrawnByBank: '银行已撤回',
    superseded: '已换新方案',
};
//# sourceMappingURL=offer.machine.js.map