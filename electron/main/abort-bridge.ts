/** The header by which a request finds its abort; it never reaches the core. */
export const WIRE_ID = 'x-wire-id';

/**
 * A protocol handler is not told when the page gives a request up before its answer has begun; the session's web
 * requests are. This ties the two together: the request is marked on its way in, its end or abort heard by its mark.
 */
export class AbortBridge {
  readonly #running = new Map<string, AbortController>();

  /** For `onBeforeSendHeaders`: the request's headers with its mark. Whatever mark the page wrote is overwritten. */
  mark(id: number, headers: Record<string, string>): Record<string, string> {
    const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== WIRE_ID);
    this.#running.set(String(id), new AbortController());
    return { ...Object.fromEntries(others), [WIRE_ID]: String(id) };
  }

  /** For `onErrorOccurred`: the page gave up, was closed or reloaded. */
  aborted(id: number): void {
    this.#running.get(String(id))?.abort(new DOMException('given up by the page', 'AbortError'));
    this.#running.delete(String(id));
  }

  /** For `onCompleted`. */
  completed(id: number): void {
    this.#running.delete(String(id));
  }

  /** For the protocol handler: the signal of a marked request; one that never aborts where there is no mark. */
  signalOf(headers: Headers): AbortSignal {
    return this.#running.get(headers.get(WIRE_ID) ?? '')?.signal ?? new AbortController().signal;
  }

  /** How many requests are under way. */
  get size(): number {
    return this.#running.size;
  }
}
