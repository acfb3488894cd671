import { CarrierClient, CarrierLost } from './carrier/client.ts';
import type { CarrierPort, ToClient, ToServer } from './carrier/messages.ts';

/** A core process that was started; `ended` resolves when it is gone, whichever way. */
export interface CoreProcess {
  readonly port: CarrierPort<ToClient, ToServer>;
  readonly ended: Promise<void>;
  kill(): void;
}

export interface CoreLinkOptions {
  /** Starts a core; resolves when it listens, rejects when it ended before that. */
  readonly start: () => Promise<CoreProcess>;
  /** Called once, when the core crashed so often that it is not started again. */
  readonly onGivenUp: () => void;
  readonly now?: () => number;
  readonly pause?: (ms: number) => Promise<void>;
  /** How long a request waits for a core that is starting. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 5000;
const MINUTE = 60_000;
/** Before the first and the second new start; a third crash within a minute is the last. */
const DELAYS_MS = [0, 1500];

/** How long to wait before the core is started again, by the times of its crashes; null when it is to stay down. */
export function restartDelay(crashes: readonly number[], now: number): number | null {
  const recent = crashes.filter((at) => now - at < MINUTE).length;
  return recent > DELAYS_MS.length ? null : (DELAYS_MS[Math.max(0, recent - 1)] ?? 0);
}

/**
 * The way to the core, which may crash and be started again behind it. A request that comes while there is no core
 * waits for one up to five seconds; one that was under way when the core went is answered 503 and never sent again: it
 * may have been a write that was done.
 */
export class CoreLink {
  readonly #options: Required<CoreLinkOptions>;
  readonly #crashes: number[] = [];
  #client: Promise<CarrierClient | null> = Promise.resolve(null);
  #process: CoreProcess | null = null;
  #closing = false;

  constructor(options: CoreLinkOptions) {
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    this.#options = { now: Date.now, pause, patienceMs: PATIENCE_MS, ...options };
    this.#client = this.#start();
  }

  async fetch(request: Request, signal: AbortSignal): Promise<Response> {
    const client = await this.#withinPatience();
    if (signal.aborted) throw signal.reason;
    if (!client) return coreUnavailable(request);
    try {
      return await client.fetch(request, signal);
    } catch (error) {
      if (error instanceof CarrierLost) return coreUnavailable(request);
      throw error;
    }
  }

  /** Ends the core, which has closed its workspace by then, and starts no other. Resolves when it is gone. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#client.catch(() => null);
    this.#process?.port.close();
    this.#process?.kill();
    await this.#process?.ended;
  }

  #withinPatience(): Promise<CarrierClient | null> {
    const tooLong = this.#options.pause(this.#options.patienceMs).then(() => null);
    return Promise.race([this.#client, tooLong]);
  }

  async #start(): Promise<CarrierClient | null> {
    while (!this.#closing) {
      try {
        const started = await this.#options.start();
        const client = new CarrierClient(started.port);
        this.#process = started;
        void started.ended.then(() => this.#crashed(client));
        return client;
      } catch {
        if (!(await this.#mayStartAgain())) return null;
      }
    }
    return null;
  }

  #crashed(client: CarrierClient): void {
    client.lose();
    if (this.#closing) return;
    this.#client = this.#mayStartAgain().then((again) => (again ? this.#start() : null));
  }

  async #mayStartAgain(): Promise<boolean> {
    this.#crashes.push(this.#options.now());
    const delay = restartDelay(this.#crashes, this.#options.now());
    if (delay === null) {
      if (!this.#closing) this.#options.onGivenUp();
      return false;
    }
    await this.#options.pause(delay);
    return !this.#closing;
  }
}

/** 503 in the form that each kind of client reads: a procedure's as the contract's refusal. */
export function coreUnavailable(request: Request): Response {
  const refusal = { code: 'core-unavailable', details: {} };
  const isCall = new URL(request.url).pathname.startsWith('/api/');
  const error = { defined: true, code: 'REFUSED', status: 503, message: refusal.code, data: refusal };
  return Response.json(isCall ? { json: error } : refusal, { status: 503 });
}
