import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { knownPorts } from './known-ports.ts';
import { type NodeHost, startNodeHost } from './node-host.ts';

let home: string;
const running: NodeHost[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'changwat-ports-'));
});
afterEach(async () => {
  for (const host of running.splice(0)) await host.close();
  rmSync(home, { recursive: true, force: true });
});

const launch = async (): Promise<NodeHost> => {
  const ports = knownPorts(home);
  const fetch = async (): Promise<Response> => new Response('core');
  const host = await startNodeHost({ renderer: home, fetch, ports: ports.all() });
  ports.keep(Number(new URL(host.origin).port));
  running.push(host);
  return host;
};

test('a launch takes the port of the last one, with a secret of its own', async () => {
  const first = await launch();
  await running.pop()?.close();
  const second = await launch();
  expect(second.origin).toBe(first.origin);
  expect(second.token).not.toBe(first.token);
});

test('a taken port is passed over, and found again once it is free', async () => {
  const first = await launch();
  const beside = await launch();
  expect(beside.origin).not.toBe(first.origin);
  for (const host of running.splice(0)) await host.close();
  expect((await launch()).origin).toBe(first.origin);
  expect((await launch()).origin).toBe(beside.origin);
});

test('a file that makes no sense is no port', () => {
  writeFileSync(join(home, 'ports.json'), '{"version":1,"ports":[80,"x"]}');
  expect(knownPorts(home).all()).toEqual([]);
});
