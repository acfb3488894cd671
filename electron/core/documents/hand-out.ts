import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentRef } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { safeFileName } from '../files/index.ts';
import { withoutMetadata } from '../formats/images/strip.ts';
import { safeEnding } from '../formats/media/media-type.ts';
import { type FoundDocument, findFile } from './find.ts';
import { SealBroken, unsealed } from './sealed-file.ts';

/** The whole plain content of a document. Refuses `document-damaged` for a sealed file that was altered or cut off. */
export async function contentOf({ path, restricted, row }: FoundDocument): Promise<Buffer> {
  if (!restricted) return readFile(path);
  const pieces: Buffer[] = [];
  for await (const piece of openedSeal(path, row.file)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The content of a sealed file piece by piece. Refuses `document-damaged`. */
export async function* openedSeal(path: string, key: string): AsyncGenerator<Buffer> {
  try {
    yield* unsealed(path, key);
  } catch (error) {
    if (error instanceof SealBroken) throw new Refusal('document-damaged');
    throw error;
  }
}

/** The name under which a document leaves: its title, with the ending of what it is; of other kinds its file's own. */
export function outName({
  title_th: title,
  file_name: file,
  media_type: type,
}: FoundDocument['row']): string {
  const name = file ?? '';
  const own = /\.[^.]{1,12}$/.exec(name)?.[0] ?? '';
  const known = safeEnding(type ?? '');
  const wished = title || name.slice(0, name.length - own.length);
  return safeFileName(`${wished}${known === null ? own : `.${known}`}`);
}

/** The picture without place, time and camera. Refuses `document-not-plain` for what can't be freed of them. */
export async function plainContent(found: FoundDocument): Promise<Buffer> {
  const plain = withoutMetadata(await contentOf(found), found.row.media_type ?? '');
  if (plain) return plain;
  throw new Refusal('document-not-plain', found.restricted ? {} : { title: found.row.title_th ?? '' });
}

/**
 * Gives a document out by a token, as it is or freed of place, time and camera. What comes out of the restricted store
 * is noted first, and lies plain in a temporary folder until it was fetched once or the store locks. Refuses as `findFile`
 * does.
 */
export async function handOut(
  context: AppContext,
  workspace: OpenWorkspace,
  { form, ...ref }: DocumentRef & { readonly form: 'plain' | 'original' | 'named' },
): Promise<{ token: string; name: string }> {
  const found = findFile(workspace, ref);
  const name = outName(found.row);
  if (form === 'original' && !found.restricted) {
    const { token } = context.files.add(found.path, { name });
    return { token, name };
  }
  const content = form === 'plain' ? await plainContent(found) : await contentOf(found);
  // Noted before there is a file: nothing leaves that no one knows of; and not at all once the store has locked meanwhile.
  if (found.restricted) workspace.restricted.note({ action: 'document-out', subject: found.row.id, rows: 1 });
  const path = join(context.files.temporaryFolder(), name);
  writeFileSync(path, content, { flag: 'wx' });
  // Another program that opens the file reads it without its token being served.
  const { token } = context.files.add(path, { name, temporary: true, personal: found.restricted });
  return { token, name };
}
