import { Credits, Inbox } from './inbox.ts';
import { type CarrierPort, CREDITS, cutOut, EMPTY_STATUS, type ToClient, type ToServer } from './messages.ts';

/** The other half is gone: what was sent may or may not have been done. */
export class CarrierLost extends Error {
  constructor() {
    super('the carrier lost its other half');
    this.name = 'CarrierLost';
  }
}

interface Pending {
  readonly answer: (response: Response) => void;
  readonly fail: (error: unknown) => void;
  /** The answer's body, once it has begun. */
  inbox: Inbox | null;
  readonly credits: Credits;
  readonly stop: () => void;
}

/**
 * The asking half. `fetch` rejects with `CarrierLost` when the port closes before the answer, with the signal's reason
 * when aborted; the body of an answer already begun fails the same way.
 */
export class CarrierClient {
  readonly #port: CarrierPort<ToClient, ToServer>;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #lost = false;

  constructor(port: CarrierPort<ToClient, ToServer>) {
    this.#port = port;
    port.onMessage((message) => this.#receive(message));
    port.onClose(() => this.lose());
  }

  /** Ends everything that is under way; called when the port closes or its process ends, whichever is told first. */
  lose(): void {
    if (this.#lost) return;
    this.#lost = true;
    for (const [id, pending] of this.#pending) this.#drop(id, pending, new CarrierLost());
  }

  fetch(request: Request, signal: AbortSignal = request.signal): Promise<Response> {
    if (this.#lost) return Promise.reject(new CarrierLost());
    if (signal.aborted) return Promise.reject(signal.reason);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((answer, fail) => {
      const abort = (): void => {
        this.#port.post({ kind: 'cancel', id });
        this.#drop(id, pending, signal.reason);
      };
      const stop = (): void => signal.removeEventListener('abort', abort);
      const pending: Pending = { answer, fail, inbox: null, credits: new Credits(CREDITS), stop };
      this.#pending.set(id, pending);
      signal.addEventListener('abort', abort, { once: true });
      const { method, url, body } = request;
      this.#port.post({
        kind: 'req',
        id,
        method,
        url,
        headers: [...request.headers],
        hasBody: body !== null,
      });
      if (body) void this.#upload(id, pending, body);
    });
  }

  async #upload(id: number, pending: Pending, body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    try {
      const isOver = (): boolean => this.#pending.get(id) !== pending;
      while (await pending.credits.take(isOver)) {
        const { done, value } = await nextChunk(reader);
        if (done) return this.#port.post({ kind: 'upend', id });
        this.#port.post({ kind: 'up', id, bytes: cutOut(value) });
      }
      await reader.cancel();
    } catch (error) {
      this.#port.post({ kind: 'cancel', id });
      this.#drop(id, pending, error);
    }
  }

  #receive(message: ToClient): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    if (message.kind === 'head') this.#head(message, pending);
    else if (message.kind === 'chunk') pending.inbox?.push(message.bytes);
    else if (message.kind === 'more') pending.credits.give();
    else if (message.kind === 'end') {
      pending.inbox?.end();
      this.#forget(message.id, pending);
    } else this.#drop(message.id, pending, new TypeError('the answer broke off'));
  }

  #head(message: ToClient & { kind: 'head' }, pending: Pending): void {
    const init = {
      status: message.status,
      headers: message.headers.map(([name, value]): [string, string] => [name, value]),
    };
    const empty = EMPTY_STATUS.has(message.status);
    if (message.body !== null || empty) {
      this.#forget(message.id, pending);
      pending.answer(new Response(empty ? null : bytesOf(message.body), init));
      return;
    }
    const { id } = message;
    const isPending = (): boolean => this.#pending.get(id) === pending;
    pending.inbox = new Inbox(
      () => isPending() && this.#port.post({ kind: 'pull', id }),
      () => {
        if (!isPending()) return;
        this.#port.post({ kind: 'cancel', id });
        this.#forget(id, pending);
      },
    );
    pending.answer(new Response(pending.inbox.stream, init));
  }

  #forget(id: number, pending: Pending): void {
    this.#pending.delete(id);
    pending.stop();
    pending.credits.nudge();
  }

  #drop(id: number, pending: Pending, error: unknown): void {
    this.#forget(id, pending);
    if (pending.inbox) pending.inbox.fail(error);
    else pending.fail(error);
  }
}

const bytesOf = (body: Uint8Array | null): Uint8Array<ArrayBuffer> | null =>
  body === null ? null : new Uint8Array(body);

/** The next chunk with bytes in it: some hosts yield empty turns in an upload. */
async function nextChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<{ done: true; value: undefined } | { done: false; value: Uint8Array }> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { done, value: undefined };
    if (value !== undefined && value.length > 0) return { done, value };
  }
}
