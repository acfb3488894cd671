import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { carrierPort } from './carrier/ports.ts';
import { serveCarrier } from './carrier/server.ts';
import { CoreLink, type CoreProcess, restartDelay } from './core-link.ts';

const request = () => new Request('app://changwat/api/x', { method: 'POST', body: '{}' });
const never = new AbortController().signal;

/** Cores that answer with their own number, and die when told to. */
function cores(fetch = async (_request: Request, n: number): Promise<Response> => new Response(String(n))) {
  const started: { die(): void }[] = [];
  const start = async (): Promise<CoreProcess> => {
    const channel = new MessageChannel();
    const { promise: ended, resolve: die } = Promise.withResolvers<void>();
    const n = started.push({
      die: () => {
        channel.port2.close();
        die();
      },
    });
    serveCarrier(carrierPort(channel.port2), (inner) => fetch(inner, n));
    return { port: carrierPort(channel.port1), ended, kill: die };
  };
  return { started, start };
}

test('waits longer after each crash, and gives up after three within a minute', () => {
  const minute = 60_000;
  expect([1, 2, 3].map((count) => restartDelay(Array(count).fill(0), 10))).toEqual([0, 1500, null]);
  expect(restartDelay([0, 0, 0, minute * 2], minute * 2)).toBe(0);
});

test('a core that died is started again, and what comes meanwhile waits for it', async () => {
  const { started, start } = cores();
  const link = new CoreLink({ start, onGivenUp: () => {}, pause: pauseBut(5000) });
  expect(await (await link.fetch(request(), never)).text()).toBe('1');
  started[0]?.die();
  await turns();
  expect(await (await link.fetch(request(), never)).text()).toBe('2');
});

test('what was under way when the core died is answered 503 and not sent again', async () => {
  let asked = 0;
  const { started, start } = cores(() => {
    asked += 1;
    return new Promise(() => {});
  });
  const link = new CoreLink({ start, onGivenUp: () => {}, pause: pauseBut(5000) });
  const waiting = link.fetch(request(), never);
  await turns();
  started[0]?.die();
  const answer = await waiting;
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    json: { code: 'REFUSED', data: { code: 'core-unavailable' } },
  });
  expect(asked).toBe(1);
});

test('a core that can not start is tried no more than three times, and the user is told once', async () => {
  let tries = 0;
  let told = 0;
  const start = async (): Promise<CoreProcess> => {
    tries += 1;
    throw new Error('broken');
  };
  const link = new CoreLink({
    start,
    onGivenUp: () => {
      told += 1;
    },
    pause: pauseBut(5000),
  });
  expect((await link.fetch(request(), never)).status).toBe(503);
  expect([tries, told]).toEqual([3, 1]);
});

test('closing ends the core and starts no other', async () => {
  const { started, start } = cores();
  const link = new CoreLink({ start, onGivenUp: () => {}, pause: pauseBut(5000) });
  await link.fetch(request(), never);
  await link.close();
  await turns();
  expect(started).toHaveLength(1);
});

test('a request does not wait for ever', async () => {
  const start = (): Promise<CoreProcess> => new Promise(() => {});
  const link = new CoreLink({ start, onGivenUp: () => {}, patienceMs: 0 });
  expect((await link.fetch(request(), never)).status).toBe(503);
});

/** A pause that is over at once, but for the one of that length, which never is. */
const pauseBut = (length: number) => (ms: number) =>
  ms === length ? new Promise<void>(() => {}) : Promise.resolve();

async function turns(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
