import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { COMMON_HEADERS } from '../../shared/domain/page-security.ts';
import { servePage } from '../page/serve-page.ts';
import { judge, type Self, signedLink } from './request-guard.ts';

export interface NodeHost {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The launch's secret, which the page gets in its address' fragment. */
  readonly token: string;
  /** What to open in the browser. */
  readonly url: string;
  close(): Promise<void>;
}

export interface NodeHostOptions {
  /** The core's front door. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** The built renderer's folder. */
  readonly renderer: string;
  /** Tried in order; where all are taken, any free one is. */
  readonly ports?: readonly number[];
}

/** Puts the core behind 127.0.0.1 for a normal browser. */
export async function startNodeHost(options: NodeHostOptions): Promise<NodeHost> {
  const token = randomBytes(32).toString('base64url');
  const self = { host: '', token };
  const app = hostRoutes(options, self);
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  // An upload or an event stream lasts as long as it lasts.
  server.requestTimeout = 0;
  await listenOnFirst(server, [...(options.ports ?? []), 0]);
  const { port } = server.address() as AddressInfo;
  self.host = `127.0.0.1:${port}`;
  const origin = `http://${self.host}`;
  return {
    origin,
    token,
    url: `${origin}/#t=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listenOnFirst(server: Server, [port = 0, ...others]: readonly number[]): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    if (others.length === 0) throw error;
    await listenOnFirst(server, others);
  }
}

function hostRoutes(options: NodeHostOptions, self: Self): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    const verdict = judge(c.req.raw, self);
    if (!verdict.allowed) return c.text(verdict.why, verdict.status, COMMON_HEADERS);
    await next();
    for (const [name, value] of Object.entries(COMMON_HEADERS)) c.res.headers.set(name, value);
  });
  app.post('/host/link', async (c) => {
    const body: unknown = await c.req.json();
    const named = typeof body === 'object' && body !== null && 'token' in body ? body.token : null;
    return typeof named === 'string' ? c.json({ url: signedLink(named, self.token) }) : c.text('token', 400);
  });
  for (const area of ['/api/*', '/tiles/*', '/files', '/files/*'])
    app.all(area, (c) => options.fetch(c.req.raw));
  app.get('*', (c) => servePage(new URL(c.req.url).pathname, options.renderer));
  return app;
}
