export { contract, type Answer, type CallInput, type Contract, type FileAnswer, type Input, type Returned } from './contract.js';
export { RateLimits } from './limits.js';
export { mount } from './mount.js';
export { openApi } from './openapi.js';
export { notFound, problems, sendProblem } from './problems.js';
export { Guarded, isFreshlyProven, operationOf, proofFreshMs, route, type Call, type Limits, type Locals, type Origin, type Route } from './route.js';
export { sessionCookie, type SessionCookie } from './session.js';
export type { Upload } from './uploads.js';
