import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Where the parts of a workspace lie in its folder. */
export const gpkgPathOf = (folder: string): string => join(folder, 'workspace.gpkg');
export const restrictedPathOf = (folder: string): string => join(folder, 'restricted.db');
export const restrictedKeyPathOf = (folder: string): string => join(folder, 'restricted.key.json');
export const backupsPathOf = (folder: string): string => join(folder, 'backups');
export const lockPathOf = (folder: string): string => join(folder, 'workspace.lock');

/** A folder's own name: all that a message may say of a path. */
export const folderNameOf = (folder: string): string => basename(folder);

/** A title as a folder's name that Windows and Linux take; Thai stays as it is. */
export function folderNameFor(title: string): string {
  const cleaned = title
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
    .replace(/[\u0000-\u001f\u007f\\/<>:"|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const device = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(cleaned);
  // 60 characters of Thai are 180 bytes: within the 255 of file systems, and short enough for Windows' 260 in all.
  return [...(cleaned === '' || device ? `_${cleaned}` : cleaned)].slice(0, 60).join('').trimEnd();
}

/** A path in `parent` that is not there yet: the name itself, else with ` (2)` and so on. */
export function freePath(parent: string, name: string): string {
  let path = join(parent, name);
  for (let n = 2; existsSync(path); n++) path = join(parent, `${name} (${n})`);
  return path;
}
