import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Seals one data subject's words with the subject's own key (AES-256-GCM): nonce, tag, cipher text. Destroying the key
 * makes every sealed copy of it unreadable, in the journal and in every later backup.
 */
export function seal(key: Uint8Array, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` closed. Throws when the key is another one or the bytes were altered. */
export function unseal(key: Uint8Array, sealed: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
}
