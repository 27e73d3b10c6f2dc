import { route, type Route } from '../http/route.js';
import type { DocumentSigner } from './signer.js';
import * as contracts from './signing.contract.js';

export const signingRoutes = (signer: DocumentSigner): Route[] => [
  route(contracts.getCertificate, async () => ({
    name: '信易贷签名证书.pem',
    type: 'application/x-pem-file',
    content: [Buffer.from((await signer.certificates()).join('\n'), 'utf8')],
  })),
];
