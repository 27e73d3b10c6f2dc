import { Conflict, InvalidInput } from '../../kernel/errors.js';
export function refuseInvalid(errors) {
    if (errors[0])
        throw new InvalidInput(errors[0].detail, {}, errors);
}
/** Well formed, but the sums are against it: 409 with the field and both amounts. */
export function refuseSum(error) {
    if (error)
        throw new Conflict(error.detail, {}, [error]);
}
//# sourceMappingURL=refusals.js.map