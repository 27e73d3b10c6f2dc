import { Conflict, InvalidInput, type FieldError } from '../../kernel/errors.js';

export function refuseInvalid(errors: readonly FieldError[]): void {
  if (errors[0]) throw new InvalidInput(errors[0].detail, {}, errors);
}

/** Well formed, but the sums are against it: 409 with the field and both amounts. */
export function refuseSum(error: FieldError | null): void {
  if (error) throw new Conflict(error.detail, {}, [error]);
}
