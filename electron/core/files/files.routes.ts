import { createReadStream, createWriteStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { Hono } from 'hono';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext } from '../context.ts';
import { attachment, safeFileName } from './file-names.ts';

/** The largest single file that is taken in; a shapefile's parts end at 2 GiB by their format. */
export const LARGEST_UPLOAD = 4 * 1024 ** 3;

/** `POST /files?name=…` takes one file in as a stream; `GET /files/<token>` gives one out as an attachment. */
export function filesRoutes({ files }: Pick<AppContext, 'files'>, largest = LARGEST_UPLOAD): Hono {
  return new Hono()
    .post('/', async (c) => {
      const name = safeFileName(c.req.query('name') ?? '');
      const path = join(files.temporaryFolder(), name);
      await receive(c.req.raw, path, name, largest);
      return c.json(files.add(path, { name, temporary: true }));
    })
    .get('/:token', (c) => {
      const { path, name, done } = files.hold(c.req.param('token'));
      const stat = statSync(path, { throwIfNoEntry: false });
      if (!stat?.isFile()) {
        done();
        throw new Refusal('file-not-found', { file: name });
      }
      const stream = createReadStream(path);
      stream.once('close', () => done(stream.readableEnded));
      const body = Readable.toWeb(stream) as ReadableStream<Uint8Array>;
      return c.body(body, 200, {
        'content-type': 'application/octet-stream',
        'content-length': String(stat.size),
        'content-disposition': attachment(name),
        'cache-control': 'no-store',
      });
    });
}

/** Writes the body to `path`, counting bytes as they come: not every host hands a length on. */
async function receive(request: Request, path: string, name: string, largest: number): Promise<void> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      const tooLarge = bytes > largest;
      done(
        tooLarge
          ? new Refusal('file-too-large', { file: name, limitMB: Math.floor(largest / 1024 ** 2) })
          : null,
        chunk,
      );
    },
  });
  const body = request.body ? Readable.fromWeb(request.body as NodeReadableStream) : Readable.from([]);
  try {
    await pipeline(body, counted, createWriteStream(path, { flags: 'wx' }), { signal: request.signal });
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
