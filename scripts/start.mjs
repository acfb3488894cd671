import './node-guard.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildNode, buildRenderer } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await buildNode();
await buildRenderer();
const electron = findElectron();
if (electron) openWindow(electron);
else {
  process.stdout.write(
    'ไม่พบโปรแกรม Electron จึงเปิดในเบราว์เซอร์ · No Electron binary was found: the app opens in the browser\n',
  );
  await import('../out/node-host/start.js');
}

/**
 * The Electron binary, if one is there. Asking the package itself would start a download, so its folder is looked at;
 * `npm exec install-electron` fetches the binary where its source can be reached.
 */
function findElectron() {
  const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const dist = own || join(root, 'node_modules', 'electron', 'dist');
  const marker = join(root, 'node_modules', 'electron', 'path.txt');
  const fallback = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const name = existsSync(marker) ? readFileSync(marker, 'utf8').trim() : fallback;
  const path = join(dist, name);
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  return hasScreen && existsSync(path) ? path : null;
}

function openWindow(binary) {
  const window = spawn(binary, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  window.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  window.on('exit', (code) => process.exit(code ?? 1));
}
