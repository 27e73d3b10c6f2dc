import { registration } from './01.01-registration.js';
import { taxGrade } from './05.01-tax-grade.js';
import { taxPayments } from './05.02-tax-payments.js';
import { seriousDishonesty } from './12.04-serious-dishonesty.js';

/** The catalogue of the first release, as it was written then: a later change is a new version in a later migration. */
export const firstDatasets = [registration, taxGrade, taxPayments, seriousDishonesty];
