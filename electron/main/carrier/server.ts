import { Credits, Inbox } from './inbox.ts';
import { type CarrierPort, CREDITS, cutOut, type ToClient, type ToServer } from './messages.ts';

type Fetch = (request: Request) => Promise<Response>;

interface Call {
  readonly abort: AbortController;
  /** The request's body, if it has one. */
  inbox: Inbox | null;
  readonly credits: Credits;
}

/** The answering half: hands each request to `fetch` and its answer back. One call for each port. */
export function serveCarrier(port: CarrierPort<ToServer, ToClient>, fetch: Fetch): void {
  const calls = new Map<number, Call>();

  const cancel = (id: number, reason: string): void => {
    const call = calls.get(id);
    if (!call) return;
    calls.delete(id);
    call.abort.abort(new DOMException(reason, 'AbortError'));
    call.inbox?.fail(call.abort.signal.reason);
    call.credits.nudge();
  };

  port.onMessage((message) => {
    if (message.kind === 'req') {
      const call: Call = { abort: new AbortController(), inbox: null, credits: new Credits(CREDITS) };
      calls.set(message.id, call);
      void answer(message, call).finally(() => calls.delete(message.id));
      return;
    }
    const call = calls.get(message.id);
    if (!call) return;
    if (message.kind === 'up') call.inbox?.push(message.bytes);
    else if (message.kind === 'upend') call.inbox?.end();
    else if (message.kind === 'pull') call.credits.give();
    else cancel(message.id, 'cancelled by the page');
  });
  port.onClose(() => {
    for (const id of [...calls.keys()]) cancel(id, 'the page is gone');
  });

  async function answer(message: ToServer & { kind: 'req' }, call: Call): Promise<void> {
    const { id } = message;
    try {
      const response = await fetch(requestOf(message, call));
      if (call.abort.signal.aborted) await response.body?.cancel();
      else await send(id, call, response);
    } catch {
      if (!call.abort.signal.aborted) port.post({ kind: 'error', id });
    }
  }

  function requestOf({ id, method, url, headers, hasBody }: ToServer & { kind: 'req' }, call: Call): Request {
    const init = {
      method,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
      signal: call.abort.signal,
    };
    if (!hasBody) return new Request(url, init);
    const more = (): void => {
      if (calls.get(id) === call) port.post({ kind: 'more', id });
    };
    call.inbox = new Inbox(more, () => {});
    return new Request(url, { ...init, body: call.inbox.stream, duplex: 'half' });
  }

  async function send(id: number, call: Call, response: Response): Promise<void> {
    const head = { kind: 'head', id, status: response.status, headers: [...response.headers] } as const;
    if (!response.body) return port.post({ ...head, body: new Uint8Array() });
    const reader = response.body.getReader();
    call.abort.signal.addEventListener(
      'abort',
      () => void reader.cancel(call.abort.signal.reason).catch(() => {}),
    );
    const first = await soon(reader.read());
    const second = first.early && !first.value.done ? await soon(reader.read()) : null;
    // A body of one piece that is whole by now travels with the head.
    if (first.early && (first.value.done || (second?.early && second.value.done))) {
      return port.post({ ...head, body: cutOut(first.value.value ?? new Uint8Array()) });
    }
    port.post({ ...head, body: null });
    for await (const bytes of pieces(reader, [first.promise, second?.promise])) {
      if (!(await call.credits.take(() => call.abort.signal.aborted))) return;
      port.post({ kind: 'chunk', id, bytes: cutOut(bytes) });
    }
    if (!call.abort.signal.aborted) port.post({ kind: 'end', id });
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;
type Piece = Awaited<ReturnType<Reader['read']>>;

/** Waits no longer than the tasks that are due now: what is ready at once is told from what is still to come. */
async function soon(promise: Promise<Piece>) {
  const later = new Promise<null>((resolve) => setImmediate(() => resolve(null)));
  const value = await Promise.race([promise, later]);
  return value === null ? ({ early: false, promise } as const) : ({ early: true, value, promise } as const);
}

/** The bytes of reads already begun, then of the rest. */
async function* pieces(
  reader: Reader,
  begun: readonly (Promise<Piece> | undefined)[],
): AsyncGenerator<Uint8Array> {
  for (const read of begun) {
    if (!read) continue;
    const { done, value } = await read;
    if (done) return;
    if (value) yield value;
  }
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
