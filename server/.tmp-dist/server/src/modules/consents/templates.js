/** Dated reference data: a new bound is a new line with a later day; requests keep the line they were made under. */
export const templates = [
    line('loanReview', { monthsMax: 24, validDaysMax: 30, usesMax: 3, offersPersonal: true, boundTo: 'application', validDaysChoices: [15, 30], usesChoices: [1, 3] }),
    line('loanMonitoring', { monthsMax: 12, validDaysMax: 365, usesMax: 12, offersPersonal: false, boundTo: 'loan', validDaysChoices: [180, 365], usesChoices: [4, 12] }),
    line('selfReport', { monthsMax: 36, validDaysMax: 30, usesMax: 3, offersPersonal: true, boundTo: null, validDaysChoices: [7, 30], usesChoices: [1, 3] }),
    line('guaranteeReview', { monthsMax: 24, validDaysMax: 30, usesMax: 3, offersPersonal: true, boundTo: 'application', validDaysChoices: [15, 30], usesChoices: [1, 3] }),
    line('policyBenefit', { monthsMax: 12, validDaysMax: 30, usesMax: 1, offersPersonal: false, boundTo: null, validDaysChoices: [7, 30], usesChoices: [1] }),
];
/** The line in force on a day. */
export function templateAt(purpose, day) {
    const inForce = templates.filter((template) => template.purpose === purpose && template.from <= day);
    const newest = inForce.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
    if (!newest)
        throw new Error(`No template for ${purpose} on ${day}`);
    return newest;
}
export function templateOf(version) {
    const found = templates.find((template) => template.version === version);
    if (!found)
        throw new Error(`No template ${version}`);
    return found;
}
function line(purpose, bounds, from = '2020-01-01') {
    return { version: `${purpose.slice(0, 9)}.${from}`, purpose, from, ...bounds };
}
//# sourceMappingURL=templates.js.map