import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createApp, createLog, places } from '../core/app.ts';
import { createChromiumPrinter, findChromium } from './chromium-printer.ts';
import { startNodeHost } from './node-host.ts';
import { openBrowser } from './open-browser.ts';

/** `npm start` without Electron: the core behind 127.0.0.1 and its page in the user's browser. */
async function start(args: readonly string[]): Promise<void> {
  const paths = places();
  const chromium = findChromium();
  const app = createApp({
    host: 'node',
    version: version(),
    paths,
    printer: chromium === null ? null : createChromiumPrinter(chromium, paths.temp),
    log: createLog((line) => process.stderr.write(`${line}\n`)),
  });
  const renderer = fileURLToPath(new URL('../../out/renderer', import.meta.url));
  const host = await startNodeHost({ fetch: app.fetch, renderer });
  process.stdout.write(`${host.url}\n`);
  if (!args.includes('--no-open')) openBrowser(host.url);

  let closing = false;
  const stop = async (): Promise<void> => {
    if (closing) return;
    closing = true;
    await host.close();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
}

/** The version of the package that this file stands in, two folders up in the sources as in the bundle. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : null;
  return typeof found === 'string' ? found : '0.0.0';
}

await start(process.argv.slice(2));
