export { DataKey } from './data-key.entity.js';
export { canonical, equalDigests, newToken, sha256 } from './digest.js';
export { fileKeyProvider } from './keys.js';
export { rotateSealKey, Sealing } from './sealing.js';
//# sourceMappingURL=index.js.map