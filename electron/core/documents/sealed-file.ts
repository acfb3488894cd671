import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { filesPathOf } from '../files/index.ts';

/**
 * A file of the restricted store: a mark, then pieces of the plain file, each sealed by AES-256-GCM. Each file has a key
 * of its own, which stands in the restricted store alone: without it neither the content nor its name says anything. A
 * piece's nonce is its number and whether it is the last, so that none can be left out, doubled or moved.
 */
const MARK = Buffer.from('CWSEAL\x01\n', 'latin1');
const PIECE = 256 * 1024;
const TAG = 16;
const KEY_BYTES = 32;

/** A fresh key as it is kept: hexadecimal digits. */
export const newFileKey = (): string => randomBytes(KEY_BYTES).toString('hex');

/** Where the file with this key lies; its name is made from the key, and the key can't be made from it. */
export const sealedPath = (folder: string, key: string): string =>
  join(filesPathOf(folder), 'restricted', sealedName(key));

export const sealedName = (key: string): string =>
  createHmac('sha256', Buffer.from(key, 'hex')).update('file name').digest('hex');

function nonceOf(piece: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(piece), 4);
  return nonce;
}

/** Seals what goes through it. */
export function sealing(key: string): Transform {
  const secret = createSecretKey(Buffer.from(key, 'hex'));
  let waiting: Buffer[] = [];
  let length = 0;
  let piece = 0;
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(piece, last)).setAAD(MARK);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    piece += 1;
    return sealed;
  };
  return new Transform({
    construct(done) {
      this.push(MARK);
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      waiting.push(chunk);
      length += chunk.length;
      // The last piece is never sealed before it is known to be the last.
      if (length > PIECE) {
        let all = Buffer.concat(waiting);
        while (all.length > PIECE) {
          this.push(seal(all.subarray(0, PIECE), false));
          all = all.subarray(PIECE);
        }
        waiting = [all];
        length = all.length;
      }
      done();
    },
    flush(done) {
      this.push(seal(Buffer.concat(waiting), true));
      done();
    },
  });
}

/** Thrown for a file that is not whole, was altered, or is another one's. */
export class SealBroken extends Error {}

/** The plain content of a sealed file, piece by piece. Throws `SealBroken`, or the system's error where there is none. */
export async function* unsealed(path: string, key: string): AsyncGenerator<Buffer> {
  const secret = createSecretKey(Buffer.from(key, 'hex'));
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const mark = Buffer.alloc(MARK.length);
    await file.read(mark, 0, mark.length, 0);
    if (!mark.equals(MARK)) throw new SealBroken();
    let at = MARK.length;
    for (let piece = 0; ; piece++) {
      const length = Math.min(PIECE + TAG, size - at);
      const last = at + length === size;
      if (length < TAG) throw new SealBroken();
      const sealed = Buffer.alloc(length);
      await file.read(sealed, 0, length, at);
      yield opened(secret, sealed, nonceOf(piece, last));
      at += length;
      if (last) return;
    }
  } finally {
    await file.close();
  }
}

function opened(secret: ReturnType<typeof createSecretKey>, sealed: Buffer, nonce: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce).setAAD(MARK);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}
