import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  randomUUID,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { z } from 'zod';

/**
 * The random key of the restricted store, wrapped once by the passphrase and once by the recovery code, with a check
 * value: kept beside the store, so that a mistyped passphrase is told from damage without touching the database.
 */
const wrap = z.object({
  kind: z.enum(['passphrase', 'recovery']),
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
const keyRingFile = z.object({
  version: z.literal(1),
  storeId: z.string(),
  check: z.string(),
  wraps: z.array(wrap).min(1),
  /** Bytes of the store's file when it was last locked; absent in records of earlier versions. */
  storeBytes: z.number().int().nonnegative().optional(),
});
export type KeyRing = z.infer<typeof keyRingFile>;
type Wrap = z.infer<typeof wrap>;

/** OWASP's parameters of 2023 for scrypt: 128 MiB and about half a second, for whoever guesses as well. */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** Crockford's base 32: no letter that can be taken for a digit. */
const CODE_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECK_TEXT = 'changwat restricted store';

/** The same words typed on another keyboard may come composed otherwise. */
const passphraseBytes = (text: string): Buffer => Buffer.from(text.normalize('NFC'), 'utf8');
/** A code read aloud or off paper: case, spaces and dashes don't matter, and I, L, O are what they look like. */
const codeBytes = (text: string): Buffer =>
  Buffer.from(text.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0'), 'utf8');

function derive(secret: Buffer, kdf: Wrap['kdf']): Promise<Buffer> {
  const { N, r, p } = kdf;
  return new Promise((resolve, reject) => {
    scrypt(secret, Buffer.from(kdf.salt, 'base64'), 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

async function wrapKey(kind: Wrap['kind'], secret: Buffer, key: Uint8Array): Promise<Wrap> {
  const kdf = { name: 'scrypt' as const, ...COST, salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, kdf), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  const text = (bytes: Buffer): string => bytes.toString('base64');
  return { kind, kdf, nonce: text(nonce), wrapped: text(wrapped), tag: text(cipher.getAuthTag()) };
}

async function unwrapKey(from: Wrap, secret: Buffer): Promise<Buffer | null> {
  const bytes = (value: string): Buffer => Buffer.from(value, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', await derive(secret, from.kdf), bytes(from.nonce));
  decipher.setAuthTag(bytes(from.tag));
  try {
    return Buffer.concat([decipher.update(bytes(from.wrapped)), decipher.final()]);
  } catch {
    // The tag does not fit: another secret.
    return null;
  }
}

const checkValue = (key: Uint8Array): string => createHmac('sha256', key).update(CHECK_TEXT).digest('base64');

/** 160 random bits as eight groups of four letters. */
function newRecoveryCode(): string {
  const letters = [...randomBytes(32)].map((byte) => CODE_LETTERS[byte & 31]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** A new random key, wrapped. The recovery code is nowhere kept: it is shown once. */
export async function createKeyRing(
  passphrase: string,
): Promise<{ ring: KeyRing; key: Uint8Array; recoveryCode: string }> {
  const key = randomBytes(32);
  const recoveryCode = newRecoveryCode();
  const wraps = await Promise.all([
    wrapKey('passphrase', passphraseBytes(passphrase), key),
    wrapKey('recovery', codeBytes(recoveryCode), key),
  ]);
  return { ring: { version: 1, storeId: randomUUID(), check: checkValue(key), wraps }, key, recoveryCode };
}

/** The key, by the passphrase or by the recovery code; null when it is neither. */
export async function openKeyRing(ring: KeyRing, secret: string): Promise<Uint8Array | null> {
  const looksLikeCode = codeBytes(secret).length === 32;
  for (const candidate of ring.wraps) {
    if (candidate.kind === 'recovery' && !looksLikeCode) continue;
    const bytes = candidate.kind === 'recovery' ? codeBytes(secret) : passphraseBytes(secret);
    const key = await unwrapKey(candidate, bytes);
    const fits = key && timingSafeEqual(Buffer.from(checkValue(key)), Buffer.from(ring.check));
    if (key && fits) return key;
  }
  return null;
}

/** Reads the key record; null when the text is none. */
export function parseKeyRing(text: string): KeyRing | null {
  try {
    return keyRingFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
