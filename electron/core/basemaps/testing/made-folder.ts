import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { LookAnswer } from '../basemap-task.ts';
import { look } from '../look.ts';

type Format = 'pmtiles' | 'mbtiles' | 'image';

/** A folder a test, with the path of a file in it, and what the core says of one. */
export function madeFolder() {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'changwat-basemap-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));
  const at = (name: string): string => join(home, name);
  const lookAt = (name: string, format: Format): Promise<LookAnswer> =>
    look({ path: at(name), name, format, world: null, prj: null, home: [98, 7, 99, 9] });
  return { at, lookAt };
}
