import type { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import { problem } from '../wire.contract.js';
import type { Contract } from './contract.js';
import type { Route } from './route.js';

const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } });

/** The OpenAPI 3.1 document of every route: generated, committed, diffed in review. */
export function openApi(routes: readonly Route[], info: { title: string; version: string; description: string }) {
  const paths: ZodOpenApiPathsObject = {};
  for (const { contract: c } of routes) paths[c.path] = { ...paths[c.path], [c.method]: operation(c) };
  return createDocument({
    openapi: '3.1.0',
    info,
    servers: [{ url: '/api/v1' }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sid' } } },
  });
}

function operation(c: Contract) {
  return {
    summary: c.summary,
    operationId: operationId(c),
    ...(c.tags && { tags: [...c.tags] }),
    'x-permission': c.permission,
    ...(c.proof && { 'x-proof': c.proof }),
    ...(c.permission !== 'public' && { security: [{ session: [] }] }),
    // zod-openapi treats a present-but-undefined schema as an error, hence the spreads.
    requestParams: { ...(c.params && { path: c.params }), ...(c.query && { query: c.query }) },
    ...(c.once && { parameters: [idempotencyHeader] }),
    ...(c.body && { requestBody: { required: true, content: { 'application/json': { schema: c.body } } } }),
    ...(c.upload && { requestBody: { required: true, content: Object.fromEntries(c.upload.types.map((type) => [type, { schema: binary }])) } }),
    responses: {
      [String(c.status ?? 200)]: {
        description: c.summary,
        content:
          c.returns === 'file' ? { 'application/octet-stream': { schema: binary } } : { 'application/json': { schema: c.returns as z.ZodType } },
      },
      ...(c.permission !== 'public' && { 401: problemAnswer('Not signed in'), 403: problemAnswer('Not allowed, or a fresh proof is missing') }),
      ...(c.params && { 404: problemAnswer('Not found, or not visible to the caller') }),
      ...(c.method !== 'get' && { 409: problemAnswer('Wrong state, or changed meanwhile') }),
      ...((c.body ?? c.query) && { 422: problemAnswer('A field breaks a rule') }),
      ...(c.upload && { 413: problemAnswer('Too large'), 415: problemAnswer('Another media type') }),
      429: problemAnswer('Too many requests'),
      default: problemAnswer('Any other problem'),
    },
  };
}

const binary = { type: 'string', format: 'binary' } as const;
const idempotencyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'The same key with the same body has one effect',
  schema: { type: 'string', minLength: 8, maxLength: 100 },
} as const;

/** `post_consents_consentId_revocation`: stable, unique, readable in generated clients. */
const operationId = (c: Contract): string => `${c.method}${c.path.replaceAll(/[{}]/g, '').replaceAll(/[^A-Za-z0-9]+/g, '_')}`;
