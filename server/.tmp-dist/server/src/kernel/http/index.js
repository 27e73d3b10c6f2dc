export { contract } from './contract.js';
export { RateLimits } from './limits.js';
export { mount } from './mount.js';
export { openApi } from './openapi.js';
export { notFound, problems, sendProblem } from './problems.js';
export { Guarded, isFreshlyProven, operationOf, proofFreshMs, route } from './route.js';
export { sessionCookie } from './session.js';
//# sourceMappingURL=index.js.map