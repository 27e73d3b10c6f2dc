import type { Sealing } from '../../kernel/crypto/index.js';
import type { FieldValue, Values } from '../../kernel/importing/index.js';
import { fenOf } from '../../kernel/pure/money.js';
import { identityIndexOf, type RegistrationRow } from '../enterprises/index.js';

/** A row of a dataset that registers firms, as the register takes it. The field names are the catalogue's. */
export const registrationOf = (values: Values, asOf: Date, sealing: Sealing): RegistrationRow => ({
  uscc: String(values.uscc),
  name: String(values.name),
  legalRepresentative: textOf(values.legalRepresentative),
  identityIndex:
    values.identityNumber === null || values.identityNumber === undefined ? null : identityIndexOf(sealing, String(values.identityNumber)),
  region: textOf(values.region),
  industry: textOf(values.industry),
  registeredCapitalFen: values.registeredCapital === null || values.registeredCapital === undefined ? null : fenOf(String(values.registeredCapital)),
  establishedOn: textOf(values.establishedOn),
  status: statusOf(values.status),
  employees: typeof values.employees === 'number' ? values.employees : null,
  asOf,
});

const textOf = (value: FieldValue | undefined): string | null => (value === null || value === undefined ? null : String(value));

const statuses = ['operating', 'revoked', 'deregistered', 'suspended'] as const;
const statusOf = (value: FieldValue | undefined): RegistrationRow['status'] => statuses.find((status) => status === value) ?? 'unknown';
