export { DocumentSigner, type SigningSettings } from './signer.js';
export { SigningKey } from './signing-key.entity.js';
export { signingRoutes } from './signing.routes.js';
