import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppEvent } from '../shared/contract/events.ts';
import type { Contract } from '../shared/contract/index.ts';
import { type App, createApp, createLog } from './core/app.ts';
import { CarrierClient } from './main/carrier/client.ts';
import { carrierPort } from './main/carrier/ports.ts';
import { serveCarrier } from './main/carrier/server.ts';
import { startNodeHost } from './node-host/node-host.ts';

type Fetch = (request: Request) => Promise<Response>;

interface Transport {
  readonly origin: string;
  readonly fetch: Fetch;
  close(): Promise<void>;
}

/** The ways by which a page reaches the core. */
const TRANSPORTS: Record<string, (app: App) => Promise<Transport>> = {
  'straight into the front door': async (app) => ({
    origin: 'http://core',
    fetch: app.fetch,
    close: async () => {},
  }),
  'over a message port': async (app) => {
    const { port1, port2 } = new MessageChannel();
    serveCarrier(carrierPort(port2), app.fetch);
    const carrier = new CarrierClient(carrierPort(port1));
    return {
      origin: 'app://changwat',
      fetch: (request) => carrier.fetch(request),
      close: async () => port1.close(),
    };
  },
  'through the loopback host': async (app) => {
    const host = await startNodeHost({ fetch: app.fetch, renderer: tmpdir() });
    const asPage: Fetch = (request) => {
      const headers = new Headers(request.headers);
      headers.set('authorization', `Bearer ${host.token}`);
      headers.set('sec-fetch-site', 'same-origin');
      headers.set('origin', host.origin);
      const body = request.body ? { body: request.body, duplex: 'half' as const } : {};
      return fetch(request.url, { method: request.method, headers, signal: request.signal, ...body });
    };
    return { origin: host.origin, fetch: asPage, close: () => host.close() };
  },
};

describe.each(Object.entries(TRANSPORTS))('the contract %s', (_name, connect) => {
  let home: string;
  let app: App;
  let wire: Transport;
  let client: ContractRouterClient<Contract>;
  const logged: string[] = [];

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'changwat-wire-'));
    app = createApp({
      host: 'test',
      version: '0.0.0',
      paths: {
        workspaces: join(home, 'workspaces'),
        settings: join(home, 'settings'),
        resources: new URL('../resources', import.meta.url).pathname,
        temp: join(home, 'temp'),
      },
      printer: null,
      log: createLog((line) => logged.push(line)),
    });
    wire = await connect(app);
    client = createORPCClient(
      new RPCLink({ url: `${wire.origin}/api`, fetch: (request) => wire.fetch(request) }),
    );
  });
  afterAll(async () => {
    await wire.close();
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  const ask = (path: string, init?: RequestInit) => wire.fetch(new Request(`${wire.origin}${path}`, init));

  test('a refusal keeps its code and its words', async () => {
    const refused = await failure(client.layers.list());
    expect(refused).toMatchObject({ code: 'REFUSED', status: 422, data: { code: 'workspace-none-open' } });
  });

  test('input that breaks the contract is refused with the field that is wrong', async () => {
    const refused = await failure(client.workspace.create({ title: '  ', provinceCode: '8' }));
    expect(refused).toMatchObject({ code: 'REFUSED', data: { code: 'validation-failed' } });
    expect(String((refused.data as { details: { field: string } }).details.field)).toMatch(
      /title|provinceCode/,
    );
  });

  test('what a page has no business with is not there', async () => {
    expect((await ask('/api/nothing/here', { method: 'POST', headers: JSON_TYPE, body: '{}' })).status).toBe(
      404,
    );
  });

  test('a file goes in and comes out whole under its Thai name', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(65_000));
    const sent = await ask(`/files?name=${encodeURIComponent('../ตำบล น้ำปาด.shp')}`, {
      method: 'POST',
      body: bytes,
    });
    const ref = (await sent.json()) as { token: string; name: string; size: number };
    expect(ref).toMatchObject({ name: 'ตำบล น้ำปาด.shp', size: bytes.length });
    const got = await ask(`/files/${ref.token}`);
    expect(got.headers.get('content-disposition')).toContain(
      `UTF-8''${encodeURIComponent('ตำบล น้ำปาด.shp')}`,
    );
    expect(Buffer.from(await got.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    const unknown = await ask('/files/none');
    expect([unknown.status, await unknown.json()]).toEqual([422, { code: 'token-unknown', details: {} }]);
  });

  test('a job is watched to its end, and its result outlives the watching', async () => {
    const stop = new AbortController();
    const events = await client.app.events(undefined, { signal: stop.signal });
    expect((await events.next()).value).toEqual({ type: 'alive' });
    const { jobId } = await client.workspace.openSample();
    const seen: AppEvent[] = [];
    for await (const event of events) {
      seen.push(event);
      if (event.type === 'job' && event.job.id === jobId && event.job.state !== 'running') break;
    }
    stop.abort();
    const steps = seen.flatMap((event) => (event.type === 'job' ? [event.job.progress ?? 0] : []));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    const job = await client.jobs.get({ id: jobId });
    expect(job).toMatchObject({ state: 'done', result: { workspace: { sample: true } } });
  });

  test('tiles come as bytes, also empty ones, and an unknown layer is refused', async () => {
    const layer = (await client.layers.list()).find(({ register }) => register === 'district');
    const [west, south, east, north] = layer?.extent ?? [0, 0, 0, 0];
    const [x, y] = tileAt((west + east) / 2, (south + north) / 2, 8);
    const tile = await ask(`/tiles/${layer?.name}/8/${x}/${y}.mvt?v=${layer?.version}`);
    expect([tile.status, tile.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.mapbox-vector-tile',
    ]);
    expect((await tile.arrayBuffer()).byteLength).toBeGreaterThan(500);
    expect((await ask(`/tiles/${layer?.name}/8/0/0.mvt?v=1`)).status).toBeLessThan(300);
    expect((await ask('/tiles/no_such_layer/8/0/0.mvt')).status).toBe(422);
  });

  test('a cancelled job keeps nothing', async () => {
    const before = (await client.layers.list()).length;
    const recipe = {
      recipeVersion: 1 as const,
      title: 'ยกเลิก',
      steps: [{ id: 'a', op: 'area-in-areas' as const, areas: 'subdistrict', input: 'community_forest' }],
    };
    const { jobId } = await client.analyses.run({ recipe });
    await client.jobs.cancel({ id: jobId });
    expect((await app.context.jobs.finished(jobId)).state).toBe('cancelled');
    expect((await client.layers.list()).length).toBe(before);
  });

  test('a stream that the page leaves is left by the core', async () => {
    const stop = new AbortController();
    const left = Promise.withResolvers<void>();
    const { events } = app.context;
    const original = events.subscribe;
    events.subscribe = (signal) => {
      signal.addEventListener('abort', () => left.resolve());
      return original(signal);
    };
    const stream = await client.app.events(undefined, { signal: stop.signal });
    await stream.next();
    stop.abort();
    events.subscribe = original;
    await left.promise;
  });

  test('nothing was a bug', () => {
    expect(logged.filter((line) => line.includes('"level":"bug"'))).toEqual([]);
  });
});

const JSON_TYPE = { 'content-type': 'application/json' };

async function failure(call: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ORPCError)) throw new Error('the call did not fail as the contract says');
  return error;
}

function tileAt(lon: number, lat: number, zoom: number): [number, number] {
  const n = 2 ** zoom;
  const rad = (lat * Math.PI) / 180;
  const y = (1 - Math.log(Math.tan(rad) + 1 / Math.cos(rad)) / Math.PI) / 2;
  return [Math.floor(((lon + 180) / 360) * n), Math.floor(y * n)];
}
