import { versionMachine } from './product.machine.js';
export const mayEdit = (actor, product) => actor.partyKind === 'bank' && actor.organisationId === product.bankId && actor.permissions.has('product:edit');
/** Two people: whoever had a hand in a version does not judge it, also when they hold a second membership at the operator. */
export const mayReview = (actor, version) => actor.partyKind === 'operator' && actor.permissions.has('product:review') && !version.authorIds.includes(actor.personId);
/** What the actor may do with it now; the web shows a button for each. */
export function movesFor(actor, product, open) {
    const can = [];
    const isRetired = product.state === 'retired';
    if (mayEdit(actor, product) && !isRetired) {
        if (open && versionMachine.allows(open.state, 'edit'))
            can.push('edit');
        if (open && versionMachine.allows(open.state, 'submit'))
            can.push('submit');
        if (!open && product.publishedVersionId)
            can.push('newVersion');
        for (const move of ['suspend', 'resume', 'retire'])
            if (product.can(move))
                can.push(move);
    }
    if (open?.state === 'inReview' && mayReview(actor, open))
        can.push(...(isRetired ? ['return'] : ['publish', 'return']));
    return can;
}
//# sourceMappingURL=products.policy.js.map