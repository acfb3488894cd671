import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/** Bytes closed by what somebody remembers or has on paper. */
export const passphraseWrap = z.object({
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z.number().int(),
    r: z.number().int(),
    p: z.number().int(),
    salt: z.string(),
  }),
  nonce: z.string(),
  wrapped: z.string(),
  tag: z.string(),
});
type PassphraseWrap = z.infer<typeof passphraseWrap>;

/**
 * `full`: OWASP's parameters of 2023 for scrypt, 128 MiB and about half a second, for whoever guesses as well. `light` is for
 * tests, which guard nothing.
 */
const COSTS = {
  full: { N: 2 ** 17, r: 8, p: 1 },
  light: { N: 2 ** 12, r: 8, p: 1 },
} as const;
export type KdfCost = keyof typeof COSTS;
/** A record that was altered must not make us take all memory there is. */
const MOST = { N: 2 ** 20, r: 16 } as const;

/** The same words typed on another keyboard may come composed otherwise. */
export const passphraseBytes = (text: string): Buffer => Buffer.from(text.normalize('NFC'), 'utf8');

function derive(secret: Buffer, { N, r, p, salt }: PassphraseWrap['kdf']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(salt, 'base64'), 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** Closes bytes by a secret. */
export async function wrapBytes(secret: Buffer, bytes: Uint8Array, cost: KdfCost): Promise<PassphraseWrap> {
  const kdf = { name: 'scrypt' as const, ...COSTS[cost], salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, kdf), nonce);
  const wrapped = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const text = (value: Buffer): string => value.toString('base64');
  return { kdf, nonce: text(nonce), wrapped: text(wrapped), tag: text(cipher.getAuthTag()) };
}

/** Opens them again; null when the secret is another, or the record was altered. */
export async function unwrapBytes(from: PassphraseWrap, secret: Buffer): Promise<Uint8Array | null> {
  if (from.kdf.N > MOST.N || from.kdf.r > MOST.r) return null;
  const bytes = (value: string): Buffer => Buffer.from(value, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-gcm', await derive(secret, from.kdf), bytes(from.nonce));
    decipher.setAuthTag(bytes(from.tag));
    return Buffer.concat([decipher.update(bytes(from.wrapped)), decipher.final()]);
  } catch {
    // The tag does not fit: another secret.
    return null;
  }
}
