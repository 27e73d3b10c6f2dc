import forge from 'node-forge';
import { now } from '../clock.js';
import type { KeyPair } from './key-pair.js';

/** A detached CMS signature (RFC 5652, DER) with SHA-256, signing time and the certificate inside. */
export function detachedCms(pair: KeyPair, content: Uint8Array, signedAt = now()): Buffer {
  const message = forge.pkcs7.createSignedData();
  message.content = forge.util.createBuffer(Buffer.from(content).toString('binary'));
  for (const certificate of [pair.certificate, ...pair.chain]) message.addCertificate(certificate);
  message.addSigner({
    key: pair.key,
    certificate: pair.certificate,
    digestAlgorithm: forge.pki.oids.sha256!,
    authenticatedAttributes: [
      { type: forge.pki.oids.contentType!, value: forge.pki.oids.data! },
      // The types ask for text; the library writes a Date as UTCTime.
      { type: forge.pki.oids.signingTime!, value: signedAt as unknown as string },
      { type: forge.pki.oids.messageDigest! },
    ],
  });
  message.sign({ detached: true });
  return Buffer.from(forge.asn1.toDer(message.toAsn1()).getBytes(), 'binary');
}
