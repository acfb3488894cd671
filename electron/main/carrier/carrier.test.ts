import { createHash, randomBytes } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { CarrierClient, CarrierLost } from './client.ts';
import { carrierPort } from './ports.ts';
import { serveCarrier } from './server.ts';

const open: MessageChannel[] = [];
afterEach(() => {
  for (const channel of open.splice(0)) {
    channel.port1.close();
    channel.port2.close();
  }
});

function carry(fetch: (request: Request) => Promise<Response>) {
  const channel = new MessageChannel();
  open.push(channel);
  serveCarrier(carrierPort(channel.port2), fetch);
  return { client: new CarrierClient(carrierPort(channel.port1)), channel };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const address = 'app://changwat/api/x';
/** What Node wants of a request whose body is a stream; the page's types do not know it. */
const STREAMED = { duplex: 'half' } as const;
const BIG = randomBytes(20 * 1024 * 1024);

/** A body in pieces of 64 kB, each given when asked for. */
function inPieces(bytes: Uint8Array, onPull?: () => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      onPull?.();
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + 65_536));
      at += 65_536;
    },
  });
}

test('carries method, headers, Thai JSON and status both ways', async () => {
  const { client } = carry(async (request) => {
    const body: unknown = await request.json();
    return Response.json(
      { method: request.method, header: request.headers.get('x-a'), body },
      { status: 422 },
    );
  });
  const sent = { th: 'น้ำปาด', none: null, decimal: 1.25 };
  const answer = await client.fetch(
    new Request(address, { method: 'POST', headers: { 'x-a': '1' }, body: JSON.stringify(sent) }),
  );
  expect(answer.status).toBe(422);
  expect(await answer.json()).toEqual({ method: 'POST', header: '1', body: sent });
});

test('carries an answer without a body', async () => {
  const { client } = carry(async () => new Response(null, { status: 204 }));
  const answer = await client.fetch(new Request(address));
  expect([answer.status, await answer.text()]).toEqual([204, '']);
});

test('20 MB up and down arrive whole', async () => {
  const { client } = carry(async (request) => {
    const got = new Uint8Array(await request.arrayBuffer());
    return new Response(inPieces(got), { headers: { 'x-sha': sha256(got) } });
  });
  const answer = await client.fetch(
    new Request(address, { method: 'POST', body: inPieces(BIG), ...STREAMED }),
  );
  expect(answer.headers.get('x-sha')).toBe(sha256(BIG));
  expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256(BIG));
});

test('a reader that stops reading stops the sender within its credits', async () => {
  let pulled = 0;
  const { client } = carry(
    async () =>
      new Response(
        inPieces(BIG, () => {
          pulled += 1;
        }),
      ),
  );
  const answer = await client.fetch(new Request(address));
  const reader = answer.body?.getReader();
  await reader?.read();
  await settled();
  expect(pulled).toBeLessThan(12);
  await reader?.cancel();
});

test('an upload that is not read stops within its credits', async () => {
  let pulled = 0;
  const { client } = carry(() => new Promise(() => {}));
  const body = inPieces(BIG, () => {
    pulled += 1;
  });
  void client.fetch(new Request(address, { method: 'POST', body, ...STREAMED })).catch(() => {});
  await settled();
  expect(pulled).toBeLessThan(12);
});

test('an event stream gives its head at once and its pieces one by one', async () => {
  let push: (text: string) => void = () => {};
  const { client } = carry(async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        push = (text) => controller.enqueue(new TextEncoder().encode(text));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  const answer = await client.fetch(new Request(address));
  const reader = answer.body?.getReader();
  for (const text of ['one', 'two', 'สาม']) {
    push(text);
    const piece = await reader?.read();
    expect(new TextDecoder().decode(piece?.value)).toBe(text);
  }
  await reader?.cancel();
});

test('an abort before the head reaches the handler', async () => {
  const heard = Promise.withResolvers<void>();
  const { client } = carry(
    (request) => new Promise(() => request.signal.addEventListener('abort', () => heard.resolve())),
  );
  const abort = new AbortController();
  const asked = client.fetch(new Request(address), abort.signal);
  await settled();
  abort.abort();
  await expect(asked).rejects.toThrow();
  await heard.promise;
});

test('a cancelled body ends the stream in the handler', async () => {
  const cancelled = Promise.withResolvers<void>();
  const { client } = carry(async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => cancelled.resolve(),
    });
    return new Response(body);
  });
  const answer = await client.fetch(new Request(address));
  await answer.body?.cancel();
  await cancelled.promise;
});

test('a handler that throws breaks only its own request', async () => {
  const { client } = carry(async (request) => {
    if (request.url.endsWith('bad')) throw new Error('no');
    return new Response('fine');
  });
  await expect(client.fetch(new Request(`${address}/bad`))).rejects.toThrow();
  expect(await (await client.fetch(new Request(address))).text()).toBe('fine');
});

test('a port lost in mid-request fails what is under way, and what comes after', async () => {
  let aborted = false;
  const { client, channel } = carry(async (request) => {
    request.signal.addEventListener('abort', () => {
      aborted = true;
    });
    if (request.url.endsWith('never')) return new Promise(() => {});
    return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(3)) }));
  });
  const waiting = client.fetch(new Request(`${address}/never`));
  const begun = await client.fetch(new Request(address));
  const body = begun.arrayBuffer();
  channel.port2.close();
  await expect(waiting).rejects.toBeInstanceOf(CarrierLost);
  await expect(body).rejects.toBeInstanceOf(CarrierLost);
  await expect(client.fetch(new Request(address))).rejects.toBeInstanceOf(CarrierLost);
  expect(aborted).toBe(true);
});

test('200 requests at once get each its own answer', async () => {
  const { client } = carry(async (request) => new Response(new URL(request.url).searchParams.get('n')));
  const asked = Array.from({ length: 200 }, async (_, n) =>
    (await client.fetch(new Request(`${address}?n=${n}`))).text(),
  );
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 200 }, (_, n) => String(n)));
});

/** Long enough for messages already due to be handled on both sides: several turns of the event loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
