import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { type KdfCost, passphraseBytes, passphraseWrap, unwrapBytes, wrapBytes } from './passphrase-wrap.ts';
import { codeBytes, looksLikeCode, newRecoveryCode } from './recovery-code.ts';
import { closeFor, newPair, openBox, sealedBox } from './sealed-box.ts';

/**
 * Who can open the store, by opaque ids: no name stands here. Each has a pair of keys, whose private half is wrapped by the
 * passphrase (or the recovery code) and to whose public half the store's key is closed. A wrap of the first version holds
 * the store's key itself.
 */
const wrap = passphraseWrap.extend({
  id: z.string(),
  kind: z.enum(['passphrase', 'recovery']),
  pair: z.object({ publicKey: z.string(), box: sealedBox }).optional(),
});
type Wrap = z.infer<typeof wrap>;

/** Kept beside the store with a check value, so that a mistyped passphrase is told from damage without the database. */
const keyRingFile = z.object({
  version: z.literal(2),
  storeId: z.string(),
  check: z.string(),
  wraps: z.array(wrap).min(1),
  /** Bytes of the store's file when it was last locked; absent in records of earlier versions. */
  storeBytes: z.number().int().nonnegative().optional(),
});
export type KeyRing = z.infer<typeof keyRingFile>;

/** The first version knew one passphrase and no users. */
const firstFile = keyRingFile.extend({
  version: z.literal(1),
  wraps: z.array(passphraseWrap.extend({ kind: wrap.shape.kind })).min(1),
});

/** The id of the one passphrase of a record of the first version. */
export const FIRST_WRAP = 'first';
const CHECK_TEXT = 'changwat restricted store';

const checkValue = (key: Uint8Array): string => createHmac('sha256', key).update(CHECK_TEXT).digest('base64');

/** Reads the key record, of whichever version; null when the text is none. */
export function parseKeyRing(text: string): KeyRing | null {
  try {
    const json: unknown = JSON.parse(text);
    const read = keyRingFile.safeParse(json);
    if (read.success) return read.data;
    const { wraps, ...first } = firstFile.parse(json);
    const id = (kind: Wrap['kind']): string => (kind === 'recovery' ? 'recovery' : FIRST_WRAP);
    return { ...first, version: 2, wraps: wraps.map((one) => ({ ...one, id: id(one.kind) })) };
  } catch {
    return null;
  }
}

const secretBytes = (kind: Wrap['kind'], secret: string): Buffer =>
  kind === 'recovery' ? codeBytes(secret) : passphraseBytes(secret);

/** What a wrap is made for. */
interface Wanted extends Pick<Wrap, 'id' | 'kind'> {
  readonly secret: string;
  readonly cost: KdfCost;
}

async function wrapFor({ id, kind, secret, cost }: Wanted, key: Uint8Array): Promise<Wrap> {
  const { publicKey, privateKey } = newPair();
  const wrapped = await wrapBytes(secretBytes(kind, secret), privateKey, cost);
  privateKey.fill(0);
  return { id, kind, ...wrapped, pair: { publicKey, box: closeFor(publicKey, key) } };
}

/** A new random key, wrapped for its first user. The recovery code is nowhere kept: it is shown once. */
export async function createKeyRing(
  passphrase: string,
  user: string,
  cost: KdfCost,
): Promise<{ ring: KeyRing; key: Uint8Array; recoveryCode: string }> {
  const key = randomBytes(32);
  const recoveryCode = newRecoveryCode();
  const wraps = await Promise.all([
    wrapFor({ id: user, kind: 'passphrase', secret: passphrase, cost }, key),
    wrapFor({ id: randomUUID(), kind: 'recovery', secret: recoveryCode, cost }, key),
  ]);
  return { ring: { version: 2, storeId: randomUUID(), check: checkValue(key), wraps }, key, recoveryCode };
}

/** What a secret opened. */
export interface Opened {
  readonly key: Uint8Array;
  /** The wrap's id: the user's, unless it was the recovery code. */
  readonly wrap: string;
  readonly kind: Wrap['kind'];
  /** False for a wrap of the first version, which can't be given another key. */
  readonly paired: boolean;
}

async function tryWrap(candidate: Wrap, secret: string): Promise<Uint8Array | null> {
  const inner = await unwrapBytes(candidate, secretBytes(candidate.kind, secret));
  if (!inner || !candidate.pair) return inner;
  const key = openBox(inner, candidate.pair.box);
  inner.fill(0);
  return key;
}

/**
 * The key, by a passphrase or by the recovery code; null when it is neither.
 *
 * @param user whose passphrase it is, or null to try everyone's: half a second each
 */
export async function openKeyRing(
  ring: KeyRing,
  secret: string,
  user: string | null = null,
): Promise<Opened | null> {
  for (const candidate of ring.wraps) {
    const { id, kind, pair } = candidate;
    if (kind === 'recovery' ? !looksLikeCode(secret) : user !== null && id !== user && id !== FIRST_WRAP)
      continue;
    const key = await tryWrap(candidate, secret);
    if (key && timingSafeEqual(Buffer.from(checkValue(key)), Buffer.from(ring.check)))
      return { key, wrap: id, kind, paired: pair !== undefined };
  }
  return null;
}

const withoutWrap = (ring: KeyRing, id: string): KeyRing => ({
  ...ring,
  wraps: ring.wraps.filter((one) => one.id !== id),
});

/** Gives a user a passphrase; an earlier one of theirs is gone. */
export async function wrapForUser(
  ring: KeyRing,
  key: Uint8Array,
  about: { readonly user: string; readonly passphrase: string; readonly cost: KdfCost },
): Promise<KeyRing> {
  const { user, passphrase, cost } = about;
  const made = await wrapFor({ id: user, kind: 'passphrase', secret: passphrase, cost }, key);
  return { ...ring, wraps: [...withoutWrap(ring, user).wraps, made] };
}

/** Puts a pair of keys in the place of a wrap of the first version, once its secret was typed. */
export async function pairWrap(
  ring: KeyRing,
  opened: Opened,
  about: { readonly user: string; readonly secret: string; readonly cost: KdfCost },
): Promise<KeyRing> {
  const { kind, key } = opened;
  const id = kind === 'recovery' ? randomUUID() : about.user;
  const made = await wrapFor({ id, kind, secret: about.secret, cost: about.cost }, key);
  return { ...ring, wraps: ring.wraps.map((one) => (one.id === opened.wrap ? made : one)) };
}

/** A new recovery code in the place of every earlier one. */
export async function renewRecovery(
  ring: KeyRing,
  key: Uint8Array,
  cost: KdfCost,
): Promise<{ ring: KeyRing; recoveryCode: string }> {
  const recoveryCode = newRecoveryCode();
  const made = await wrapFor({ id: randomUUID(), kind: 'recovery', secret: recoveryCode, cost }, key);
  const others = ring.wraps.filter((one) => one.kind !== 'recovery');
  return { ring: { ...ring, wraps: [...others, made] }, recoveryCode };
}

/** The record without a user. The store's key is still the one that the user knew: see {@link closeAnew}. */
export const withoutUser = (ring: KeyRing, user: string): KeyRing => withoutWrap(ring, user);

/** True when every wrap can be closed anew for another key. */
export const allPaired = (ring: KeyRing): boolean => ring.wraps.every(({ pair }) => pair !== undefined);

/** The record for another key of the store: closed anew for everyone in it, without their passphrases. */
export function closeAnew(ring: KeyRing, key: Uint8Array): KeyRing {
  const wraps = ring.wraps.map(({ pair, ...rest }) => {
    if (!pair) throw new Error('a wrap of the first version can not be closed anew');
    return { ...rest, pair: { ...pair, box: closeFor(pair.publicKey, key) } };
  });
  return { ...ring, check: checkValue(key), wraps };
}
