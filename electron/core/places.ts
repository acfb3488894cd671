import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folders that `createApp` is given outside Electron. */
export interface Places {
  readonly workspaces: string;
  readonly settings: string;
  readonly resources: string;
  readonly temp: string;
}

/** `CHANGWAT_HOME` moves all of the user's own folders below one, for a trial or a test. */
export function places(env: NodeJS.ProcessEnv = process.env, platform = process.platform): Places {
  // Two folders deep in the sources as in the bundle.
  const resources = fileURLToPath(new URL('../../resources', import.meta.url));
  const home = env.CHANGWAT_HOME;
  if (home !== undefined && home !== '') {
    return {
      workspaces: join(home, 'workspaces'),
      settings: join(home, 'settings'),
      resources,
      temp: join(home, 'temp'),
    };
  }
  return {
    workspaces: join(homedir(), 'Changwat'),
    settings: join(settingsRoot(env, platform), 'Changwat'),
    resources,
    temp: tmpdir(),
  };
}

function settingsRoot(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

/** The version of the package that this file stands in, two folders up in the sources as in the bundle. */
export function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return typeof found === 'string' ? found : '0.0.0';
}
