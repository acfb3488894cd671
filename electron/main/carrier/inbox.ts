/**
 * The receiving end of a body: chunks come in by message, the reader takes them out as a stream. `onTaken` is told of
 * each chunk that the reader took, which is what the sender's credits are given back for.
 */
export class Inbox {
  readonly stream: ReadableStream<Uint8Array>;
  readonly #waiting: Uint8Array[] = [];
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  /** Set while the reader waits for a chunk that has not come. */
  #wake: (() => void) | null = null;
  #ended = false;

  constructor(onTaken: () => void, onCancel: () => void) {
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: async (controller) => {
          if (this.#waiting.length === 0 && !this.#ended) {
            await new Promise<void>((resolve) => {
              this.#wake = resolve;
            });
          }
          const next = this.#waiting.shift();
          if (next) {
            controller.enqueue(next);
            onTaken();
          }
          if (this.#ended && this.#waiting.length === 0) this.#close();
        },
        cancel: onCancel,
      },
      { highWaterMark: 0 },
    );
  }

  push(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    if (this.#wake) this.#wake();
    else if (this.#waiting.length === 0) this.#close();
  }

  fail(error: unknown): void {
    this.#waiting.length = 0;
    this.#controller?.error(error);
    this.#controller = null;
    this.#wake?.();
  }

  #close(): void {
    this.#controller?.close();
    this.#controller = null;
  }
}

/** Lets a sender be so many chunks ahead of its reader and no more. */
export class Credits {
  #left: number;
  #wake: () => void = () => {};

  constructor(count: number) {
    this.#left = count;
  }

  give(): void {
    this.#left += 1;
    this.#wake();
  }

  /** Lets a waiting sender look up, though it was given nothing: its request is over. */
  nudge(): void {
    this.#wake();
  }

  /** Resolves true when a chunk may be sent, false when `isOver` came first. */
  async take(isOver: () => boolean): Promise<boolean> {
    while (this.#left === 0 && !isOver()) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (isOver()) return false;
    this.#left -= 1;
    return true;
  }
}
