import { createReadStream, existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { openFile } from '../formats/bytes.ts';
import { pictureSize } from '../formats/images/picture-size.ts';
import { canBeShown, HEAD_BYTES, mediaOf } from '../formats/media/media-type.ts';
import { findDocument, findFile } from './find.ts';
import { openedSeal } from './hand-out.ts';
import { keepThumb, LARGEST_THUMB, thumbPath } from './thumbs.ts';

/** More pixels than this would fill the page's memory. */
const MOST_PIXELS = 100_000_000;
/** A picture says within these bytes how large it is, however much stands before. */
const SIZE_BYTES = 2 * 2 ** 20;

/** A picture is shown and nothing else: no script in it runs, it is no page, and it stays in this program. */
const PICTURE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'content-disposition': 'inline',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const body = (stream: AsyncIterable<Uint8Array> | NodeJS.ReadableStream): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(stream)) as ReadableStream<Uint8Array>;

/** By the bytes again and not by what the row says of them. Refuses `picture-not-shown` and `picture-too-large`. */
function shownType(head: Buffer, size: number): string {
  const { type } = mediaOf(head.subarray(0, HEAD_BYTES), size);
  if (!canBeShown(type)) throw new Refusal('picture-not-shown');
  const [width, height] = pictureSize(head, type) ?? [0, 0];
  if (width * height > MOST_PIXELS) throw new Refusal('picture-too-large');
  return type;
}

function plainPicture(workspace: OpenWorkspace, id: string): Response {
  const { path } = findFile(workspace, { id, restricted: false });
  const file = openFile(path);
  const { size } = file;
  const head = file.read(0, SIZE_BYTES);
  file.close();
  const headers = {
    ...PICTURE_HEADERS,
    'content-type': shownType(head, size),
    'content-length': String(size),
    // It may be moved into the restricted store: nothing of it stays in a cache on the disk.
    'cache-control': 'no-store',
  };
  return new Response(body(createReadStream(path)), { headers });
}

/** The first pieces of a sealed file, and then all of it. */
async function sealedPicture(workspace: OpenWorkspace, id: string): Promise<Response> {
  const { row, path } = findFile(workspace, { id, restricted: true });
  const pieces = openedSeal(path, row.file);
  const first: Buffer[] = [];
  let length = 0;
  while (length < SIZE_BYTES) {
    const next = await pieces.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const type = shownType(Buffer.concat(first), row.bytes ?? length);
  workspace.restricted.note({ action: 'document-view', subject: row.id, rows: 1 });
  async function* whole(): AsyncGenerator<Buffer> {
    yield* first;
    yield* pieces;
  }
  return new Response(body(whole()), {
    headers: { ...PICTURE_HEADERS, 'content-type': type, 'cache-control': 'no-store' },
  });
}

/**
 * `GET /files/documents/<id>/picture` and `GET /files/restricted-documents/<id>/picture`: pictures for looking at;
 * `GET` and `POST /files/documents/<id>/thumb`: the small picture that a page made of one.
 */
export function documentsRoutes(context: Pick<AppContext, 'workspace'>): Hono {
  return new Hono()
    .get('/documents/:id/picture', (c) => plainPicture(context.workspace(), c.req.param('id')))
    .get('/restricted-documents/:id/picture', (c) => sealedPicture(context.workspace(), c.req.param('id')))
    .get('/documents/:id/thumb', async (c) => {
      const workspace = context.workspace();
      const { row } = findDocument(workspace, { id: c.req.param('id'), restricted: false });
      const path = thumbPath(workspace.folder, row.file);
      // None was made yet: no fault, and nothing that a console should complain of.
      if (!existsSync(path)) return new Response(null, { status: 204 });
      const bytes = await readFile(path);
      const headers = { ...PICTURE_HEADERS, 'content-type': shownType(bytes, bytes.length) };
      return new Response(new Uint8Array(bytes), { headers: { ...headers, 'cache-control': 'no-store' } });
    })
    .post('/documents/:id/thumb', async (c) => {
      const workspace = context.workspace();
      const { row, path } = findFile(workspace, { id: c.req.param('id'), restricted: false });
      if (workspace.readOnly || !statSync(path).isFile()) return new Response(null, { status: 204 });
      const length = Number(c.req.header('content-length') ?? 0);
      if (length > LARGEST_THUMB) throw new Refusal('picture-not-shown');
      await keepThumb(workspace.folder, row.file, Buffer.from(await c.req.arrayBuffer()));
      return new Response(null, { status: 204 });
    });
}
