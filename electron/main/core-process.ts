import { join } from 'node:path';
import type { MessageEvent } from 'electron';
import { createApp, createLog, createLogFile } from '../core/app.ts';
import { CarrierClient } from './carrier/client.ts';
import { carrierPort } from './carrier/ports.ts';
import { serveCarrier } from './carrier/server.ts';
import type { CoreStart } from './core-start.ts';
import { answerHost } from './host-calls.ts';
import { printerOver } from './printing.ts';

/** The core in a process of its own: it listens on the first port and asks main to print by the second. */
let keep: ((line: string) => void) | null = null;
const log = createLog((line) => {
  process.stderr.write(`${line}\n`);
  keep?.(line);
});

// Half a core is worse than none: main starts another.
process.on('unhandledRejection', (error) => {
  log.bug(error);
  process.exit(1);
});

process.parentPort.once('message', ({ data, ports: [requests, shell] }: MessageEvent) => {
  if (!requests || !shell) throw new TypeError('two ports are needed');
  const { version, paths }: CoreStart = data;
  keep = createLogFile(join(paths.settings, 'logs'));
  const app = createApp({
    host: 'electron',
    version,
    paths,
    printer: printerOver(new CarrierClient(carrierPort(shell))),
    log,
  });
  serveCarrier(carrierPort(requests), (request) =>
    new URL(request.url).pathname.startsWith('/host/') ? answerHost(app, request) : app.fetch(request),
  );
  process.parentPort.postMessage('ready');
});
