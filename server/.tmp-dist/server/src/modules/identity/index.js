import { Invitation } from './invitation.entity.js';
import { Membership } from './membership.entity.js';
import { Person } from './person.entity.js';
import { ProofFailure, SignInChallenge } from './proof.entities.js';
import { Registration } from './registration.entity.js';
import { Session } from './session.entity.js';
export { IdentityService } from './identity.service.js';
export { identityRoutes, presentInvitation } from './identity.routes.js';
export { newTotpSecret } from './one-time-codes.js';
export { permissionsOf, roles } from './roles.js';
export const identityEntities = [Person, Membership, Session, SignInChallenge, ProofFailure, Invitation, Registration];
//# sourceMappingURL=index.js.map