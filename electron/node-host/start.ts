import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp, createLog, createLogFile, packageVersion, places } from '../core/app.ts';
import { createChromiumPrinter, findChromium } from './chromium-printer.ts';
import { knownPorts } from './known-ports.ts';
import { startNodeHost } from './node-host.ts';
import { openBrowser } from './open-browser.ts';

/** `npm start` without Electron: the core behind 127.0.0.1 and its page in the user's browser. */
async function start(args: readonly string[]): Promise<void> {
  const paths = places();
  const keep = createLogFile(join(paths.settings, 'logs'));
  const chromium = findChromium();
  const app = createApp({
    host: 'node',
    version: packageVersion(),
    paths,
    printer: chromium === null ? null : createChromiumPrinter(chromium, paths.temp),
    log: createLog((line) => {
      process.stderr.write(`${line}\n`);
      keep(line);
    }),
  });
  const renderer = fileURLToPath(new URL('../../out/renderer', import.meta.url));
  const ports = knownPorts(paths.settings);
  const host = await startNodeHost({ fetch: app.fetch, renderer, ports: ports.all() });
  ports.keep(Number(new URL(host.origin).port));
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

await start(process.argv.slice(2));
