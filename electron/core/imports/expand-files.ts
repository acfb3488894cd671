import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type FileEntry, isShapefilePart } from '../formats/index.ts';

export interface InputFile {
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
}

const MOST_FILES = 5000;
const DEEPEST = 8;

/** What archives of other systems and file managers leave behind. */
export const isCruft = (name: string): boolean =>
  /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i.test(name);

/**
 * Files as they are, folders as all that is in them. Refuses `file-not-found`, and `folder-too-large` for more files or
 * deeper folders than anyone sends: nothing of them is left out unsaid.
 */
export function* expand(inputs: readonly InputFile[]): Generator<FileEntry> {
  let count = 0;
  for (const input of inputs) {
    for (const entry of walk(input, 0)) {
      if (++count > MOST_FILES)
        throw new Refusal('folder-too-large', { folder: input.name, most: MOST_FILES });
      yield entry;
    }
  }
}

function* walk(input: InputFile, depth: number): Generator<FileEntry> {
  const stat = statSync(input.path, { throwIfNoEntry: false });
  if (!stat) throw new Refusal('file-not-found', { file: input.name });
  if (!stat.isDirectory()) {
    // No more than this: what is found here is copied to other threads.
    if (stat.isFile()) yield { path: input.path, name: input.name, size: stat.size };
    return;
  }
  if (depth > DEEPEST) throw new Refusal('folder-too-large', { folder: input.name, most: MOST_FILES });
  for (const entry of readdirSync(input.path, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    // A link may lead anywhere, also in a circle.
    if (entry.isSymbolicLink()) continue;
    yield* walk({ path: join(input.path, entry.name), name: `${input.name}/${entry.name}` }, depth + 1);
  }
}

/** The other parts beside a part of a shapefile that was picked alone. */
export function siblingsOf(part: FileEntry): FileEntry[] {
  const folder = dirname(part.path);
  const stem = (name: string): string =>
    name
      .replace(/\.[^.]+$/, '')
      .normalize('NFC')
      .toLowerCase();
  const prefix = part.name.slice(0, part.name.length - basename(part.name).length);
  const own = basename(part.path);
  try {
    return readdirSync(folder)
      .filter((name) => name !== own && isShapefilePart(name) && stem(name) === stem(own))
      .map((name) => ({
        path: join(folder, name),
        name: prefix + (stem(own) === stem(basename(part.name)) ? name : basename(part.name)),
        size: statSync(join(folder, name)).size,
      }));
  } catch {
    return [];
  }
}
