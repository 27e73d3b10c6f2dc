import { applicationMachine } from './application.machine.js';
export const isApplicant = (actor, record) => actor.enterpriseId !== undefined && actor.enterpriseId === record.enterpriseId;
export const isLender = (actor, record) => actor.organisationId !== undefined && actor.organisationId === record.bankId;
const fileStates = ['accepted', 'reviewing', 'actionRequired', 'offered', 'offerAccepted', 'contracted'];
/** The buttons of whoever reads the application: permission, party and state together. */
export function applicationMoves(actor, application, circumstances) {
    const { state } = application;
    const allows = (event) => applicationMachine.allows(state, event);
    const may = (permission) => actor.permissions.has(permission);
    const firm = isApplicant(actor, application) && may('application:apply');
    const handles = isLender(actor, application) && may('application:handle');
    const decides = isLender(actor, application) && may('application:decide');
    const reports = isLender(actor, application) && may('lending:report');
    const moves = [
        ['edit', firm && state === 'draft'],
        ['consent', firm && may('consent:grant') && state === 'draft' && circumstances.isConsentAsked],
        ['submit', firm && allows('submit') && circumstances.isCovered],
        ['withdraw', firm && allows('withdraw')],
        ['answer', firm && allows('answer')],
        ['accept', handles && allows('accept')],
        ['decline', handles && allows('declineIntake')],
        ['review', handles && allows('review')],
        ['ask', handles && allows('ask')],
        ['offer', decides && allows('offer')],
        ['refuse', decides && allows('refuse')],
        ['openFile', isLender(actor, application) && may('profile:open') && fileStates.includes(state) && circumstances.isConsentActive],
        ['recordContract', reports && state === 'offerAccepted'],
        ['recordDisbursement', reports && (state === 'contracted' || state === 'disbursed')],
    ];
    return moves.filter(([, isAllowed]) => isAllowed).map(([move]) => move);
}
export function offerMoves(actor, offer, isLive) {
    if (!isLive)
        return [];
    if (isApplicant(actor, offer) && actor.permissions.has('offer:answer'))
        return ['accept', 'decline'];
    return isLender(actor, offer) && actor.permissions.has('application:decide') ? ['withdraw'] : [];
}
//# sourceMappingURL=financing.policy.js.map