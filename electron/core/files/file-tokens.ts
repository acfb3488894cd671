import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { FileTokens } from '../context.ts';

/** Tokens for files and folders; temporary ones are deleted at `close`. `temp` is the parent of all temporary folders. */
export function createFileTokens(temp: string): FileTokens & { close(): void } {
  const known = new Map<string, { path: string; name: string }>();
  const temporary = new Set<string>();
  return {
    add(path, options = {}) {
      const stat = statSync(path, { throwIfNoEntry: false });
      const name = options.name ?? basename(path);
      if (!stat) throw new Refusal('file-not-found', { file: name });
      const token = randomBytes(16).toString('base64url');
      known.set(token, { path, name });
      if (options.temporary) temporary.add(path);
      return { token, name, size: stat.isDirectory() ? 0 : stat.size };
    },
    path(token) {
      const entry = known.get(token);
      if (!entry) throw new Refusal('token-unknown');
      return { ...entry };
    },
    temporaryFolder() {
      mkdirSync(temp, { recursive: true });
      const folder = mkdtempSync(join(temp, 'changwat-'));
      temporary.add(folder);
      return folder;
    },
    close() {
      known.clear();
      for (const path of temporary) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
      temporary.clear();
    },
  };
}
