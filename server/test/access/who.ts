import { roleName, type RoleName } from '../../src/modules/identity/identity.contract.js';

/** A role, someone who belongs to no party yet, or someone who is not signed in. */
export type Who = RoleName | 'unattached' | 'anonymous';
export type Signed = Exclude<Who, 'anonymous'>;
export const everyone: readonly Who[] = [...roleName.options, 'unattached', 'anonymous'];
