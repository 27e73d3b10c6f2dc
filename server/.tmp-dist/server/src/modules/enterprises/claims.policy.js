import { searchKey } from '../../kernel/pure/text.js';
/** Nobody decides their own claim, whatever the role. */
export const canDecideClaim = (actor, claim) => actor.personId !== claim.personId;
/** What the register does not know matches nothing: a missing identity number is no proof. */
export const matchOf = (registered, stated) => ({
    name: comparable(registered.name) === comparable(stated.enterpriseName),
    legalRepresentative: registered.legalRepresentative !== null && comparable(registered.legalRepresentative) === comparable(stated.legalRepresentative),
    identity: registered.identityIndex !== null && registered.identityIndex === stated.identityIndex,
});
export const isProof = (match) => match.name && match.legalRepresentative && match.identity;
/** Full or half width, kind of bracket, blanks and the dot inside a name are ways of typing, not differences. */
export const comparable = (text) => searchKey(text)
    .replace(/[〔【\u005b]/g, '(')
    .replace(/[〕】\u005d]/g, ')')
    .replace(/[·•・‧∙.\s]/g, '');
/** Never which personal detail failed: five guesses a day must not find out someone's identity number. */
export function reviewReason(registered, match) {
    if (!registered || !match)
        return '登记信息里还没有这个统一社会信用代码，由平台工作人员核对后答复';
    if (isProof(match))
        return '这家企业已经有人代表办理，由平台工作人员核对后答复；也可以请那位同事在“成员”里邀请您';
    return '填写的内容与登记信息不完全一致，由平台工作人员核对后答复';
}
//# sourceMappingURL=claims.policy.js.map