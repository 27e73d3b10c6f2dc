import { contract } from '../http/contract.js';

export const getCertificate = contract({
  method: 'get',
  path: '/platform/certificate',
  summary: 'The certificates that documents of the platform were signed with (PEM, the current one first), to be trusted by a reader',
  permission: 'public',
  tags: ['platform'],
  returns: 'file',
});
