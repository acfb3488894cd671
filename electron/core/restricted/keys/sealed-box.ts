import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';

/**
 * A key closed for one person: whoever makes it needs that person's public key only. So the store's key can be replaced for
 * everyone who stays, though none of their passphrases is known. X25519, HKDF-SHA-256, AES-256-GCM.
 */
export const sealedBox = z.object({
  ephemeral: z.string(),
  nonce: z.string(),
  closed: z.string(),
  tag: z.string(),
});
type SealedBox = z.infer<typeof sealedBox>;

const INFO = 'changwat restricted key';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytesOf = (value: string): Buffer => Buffer.from(value, 'base64');

const publicKeyOf = (spki: string): KeyObject =>
  createPublicKey({ key: bytesOf(spki), format: 'der', type: 'spki' });

const shared = (privateKey: KeyObject, publicKey: KeyObject): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), '', INFO, 32));

/** A new pair: the public half as text, the private half as bytes to be wrapped by a passphrase. */
export function newPair(): { publicKey: string; privateKey: Uint8Array } {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: text(pair.publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
}

/** Closes a key for the owner of a public key. */
export function closeFor(publicKey: string, key: Uint8Array): SealedBox {
  const once = generateKeyPairSync('x25519');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', shared(once.privateKey, publicKeyOf(publicKey)), nonce);
  const closed = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    ephemeral: text(once.publicKey.export({ format: 'der', type: 'spki' })),
    nonce: text(nonce),
    closed: text(closed),
    tag: text(cipher.getAuthTag()),
  };
}

/** Opens what was closed for the owner of a private key. Null when it was closed for another, or altered. */
export function openBox(privateKey: Uint8Array, box: SealedBox): Uint8Array | null {
  try {
    const own = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    const secret = shared(own, publicKeyOf(box.ephemeral));
    const decipher = createDecipheriv('aes-256-gcm', secret, bytesOf(box.nonce));
    decipher.setAuthTag(bytesOf(box.tag));
    return Buffer.concat([decipher.update(bytesOf(box.closed)), decipher.final()]);
  } catch {
    // No such key, or a tag that does not fit.
    return null;
  }
}
