import { constants, createHash, generateKeyPair, privateEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { now } from '../clock.js';

/** A certificate with the key that belongs to it, ready to sign. */
export interface KeyPair {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly certificate: forge.pki.Certificate;
  /** Certificates between ours and the root, where a PKCS#12 file brought them. */
  readonly chain: readonly forge.pki.Certificate[];
  readonly key: forge.pki.rsa.PrivateKey;
  readonly fingerprint: string;
}

const yearsValid = 10;
/** DigestInfo of SHA-256 (RFC 8017 §9.2): what PKCS#1 v1.5 signs before the hash. */
const sha256Prefix = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/**
 * Makes an RSA key and a certificate that it signs itself. The name is ASCII: the CMS library encodes a Chinese issuer twice,
 * and no reader finds the certificate again.
 */
export async function makeKeyPair(commonName: string, bits: number): Promise<KeyPair> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: bits });
  const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const key = signingKey(privateKeyPem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
  // A positive number: the first bit is cleared.
  certificate.serialNumber = `0${randomBytes(16).toString('hex').slice(1)}`;
  certificate.validity.notBefore = new Date(now().getTime() - 24 * 3_600_000);
  certificate.validity.notAfter = new Date(now());
  certificate.validity.notAfter.setUTCFullYear(now().getUTCFullYear() + yearsValid);
  const name = [
    // Its own name for each key: OpenSSL looks certificates up by name, and would stop at the first of several.
    { shortName: 'CN', value: `${commonName} ${certificate.serialNumber.slice(-8)}` },
    { shortName: 'O', value: 'Xinyidai Credit Platform' },
    { shortName: 'C', value: 'CN' },
  ];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  return pairOf(certificate, [], privateKeyPem);
}

/** The stored form. */
export const readKeyPair = (certificatePem: string, privateKeyPem: string): KeyPair =>
  pairOf(withReadableNames(forge.pki.certificateFromPem(certificatePem)), [], privateKeyPem);

/** An own key and certificate from a PKCS#12 file; RSA only, which is what readers of PDF understand everywhere. */
export function readP12(file: Uint8Array, password: string): KeyPair {
  const p12 = open(file, password);
  const bags = [forge.pki.oids.pkcs8ShroudedKeyBag, forge.pki.oids.keyBag].flatMap((bagType) => p12.getBags({ bagType })[bagType!] ?? []);
  const key = bags.find((bag) => bag.key)?.key as forge.pki.rsa.PrivateKey | undefined;
  if (!key) throw new Error('DOCUMENT_P12 holds no RSA key');
  const found = (p12.getBags({ bagType: forge.pki.oids.certBag })[forge.pki.oids.certBag!] ?? []).flatMap(({ cert }) => (cert ? [cert] : []));
  const isOurs = (cert: forge.pki.Certificate): boolean => (cert.publicKey as forge.pki.rsa.PublicKey).n.equals(key.n);
  const own = found.find(isOurs);
  if (!own) throw new Error('DOCUMENT_P12 holds no certificate of its key');
  if (own.validity.notAfter < now()) throw new Error(`The certificate in DOCUMENT_P12 ended on ${own.validity.notAfter.toISOString().slice(0, 10)}`);
  const chain = found.filter((cert) => !isOurs(cert)).map(withReadableNames);
  return pairOf(withReadableNames(own), chain, forge.pki.privateKeyInfoToPem(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key))));
}

function open(file: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(Buffer.from(file).toString('binary')), password);
  } catch {
    throw new Error('DOCUMENT_P12 cannot be opened: not a PKCS#12 file, or another password');
  }
}

function pairOf(certificate: forge.pki.Certificate, chain: readonly forge.pki.Certificate[], privateKeyPem: string): KeyPair {
  const der = Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary');
  const certificatePem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
  return {
    certificatePem,
    privateKeyPem,
    certificate,
    chain,
    key: signingKey(privateKeyPem),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
}

/** The library's key object, but signing by OpenSSL: a hundred times faster, so a signature does not hold up other requests. */
function signingKey(privateKeyPem: string): forge.pki.rsa.PrivateKey {
  const key = forge.pki.privateKeyFromPem(privateKeyPem);
  const sign = (md: forge.md.MessageDigest): string => signDigest(privateKeyPem, Buffer.from(md.digest().getBytes(), 'binary')).toString('binary');
  return { ...key, sign };
}

const signDigest = (key: string | KeyObject, digest: Buffer): Buffer =>
  privateEncrypt({ key: key as string, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([sha256Prefix, digest]));

/** A parsed name holds its UTF-8 as bytes, and would be encoded once more when written. */
function withReadableNames(certificate: forge.pki.Certificate): forge.pki.Certificate {
  for (const attribute of [...certificate.subject.attributes, ...certificate.issuer.attributes]) {
    if (attribute.valueTagClass === (forge.asn1.Type.UTF8 as number)) attribute.value = forge.util.decodeUtf8(attribute.value as string);
  }
  return certificate;
}
