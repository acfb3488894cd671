import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.object({ version: z.literal(1), ports: z.array(z.number().int().min(1024).max(65_535)) });

/** So many of this machine's programs can run at a time, each finding what its page kept. */
const MOST = 4;

/**
 * The ports of earlier launches. A browser keeps what a page stored, such as drafts, under host and port: at another port
 * all of it would be gone.
 */
export interface KnownPorts {
  /** In the order in which they are to be tried. */
  all(): readonly number[];
  /** Remembers a port behind those known already. */
  keep(port: number): void;
}

/** The ports kept in a settings folder. A file that can't be read or written costs the remembering, never the launch. */
export function knownPorts(settings: string): KnownPorts {
  const path = join(settings, 'ports.json');
  const all = (): readonly number[] => {
    try {
      return file.parse(JSON.parse(readFileSync(path, 'utf8'))).ports.slice(0, MOST);
    } catch {
      return [];
    }
  };
  return {
    all,
    keep(port) {
      const ports = all();
      if (ports.includes(port)) return;
      try {
        mkdirSync(settings, { recursive: true });
        const text = JSON.stringify({ version: 1, ports: [...ports, port].slice(-MOST) });
        writeFileSync(`${path}.new`, text);
        renameSync(`${path}.new`, path);
      } catch {
        // A settings folder that can't be written is said elsewhere.
      }
    },
  };
}
