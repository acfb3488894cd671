import { randomBytes } from 'node:crypto';
import { copyFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { App } from '../core/app.ts';

const filesInput = z.object({ paths: z.array(z.string().min(1)) });
const pathInput = z.object({ token: z.string() });
const saveInput = z.object({ token: z.string(), path: z.string().min(1) });

/**
 * What main asks of the core for the shell: to hold files by token, to write a result to the path that the user chose, to
 * say where a file lies that the user opens, and to close. Pages can't reach these: main sends on only `/api`, `/tiles` and `/files` of theirs.
 */
export async function answerHost(app: Pick<App, 'context' | 'close'>, request: Request): Promise<Response> {
  const { files } = app.context;
  const { pathname } = new URL(request.url);
  try {
    if (pathname === '/host/files') {
      const { paths } = filesInput.parse(await request.json());
      return Response.json(paths.map((path) => files.add(path)));
    }
    if (pathname === '/host/save') {
      const { token, path } = saveInput.parse(await request.json());
      const held = files.hold(token);
      let copied = false;
      try {
        await copyWhole(held.path, path);
        copied = true;
      } finally {
        held.done(copied);
      }
      return Response.json({});
    }
    if (pathname === '/host/path') {
      const { token } = pathInput.parse(await request.json());
      return Response.json({ path: files.path(token).path });
    }
    if (pathname === '/host/close') {
      await app.close();
      return Response.json({});
    }
    return new Response('unknown', { status: 404 });
  } catch (error) {
    if (error instanceof Refusal)
      return Response.json({ code: error.code, details: error.details }, { status: 422 });
    return Response.json({ logId: app.context.log.bug(error, { route: pathname }) }, { status: 500 });
  }
}

/** Copies beside the goal and renames, so that a full disk never leaves half a file under the name that was chosen. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.${randomBytes(4).toString('hex')}.part`;
  try {
    await copyFile(from, part);
    await rename(part, to);
  } catch (error) {
    await rm(part, { force: true });
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOSPC') throw new Refusal('disk-full');
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') throw new Refusal('folder-not-writable');
    throw error;
  }
}
