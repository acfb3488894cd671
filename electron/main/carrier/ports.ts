import type { CarrierPort } from './messages.ts';

/** A port of `node:worker_threads`, and in shape one of Electron's `MessagePortMain` (whose messages come as events). */
interface AnyPort {
  postMessage(message: unknown): void;
  on(event: 'message' | 'close', listener: (message: unknown) => void): unknown;
  close(): void;
  start?(): void;
}

/** Makes a carrier's port of Electron's or Node's. Messages begin to come once a listener is given. */
export function carrierPort<In, Out>(port: AnyPort): CarrierPort<In, Out> {
  return {
    post: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (received) => listener(payload(received) as In));
      port.start?.();
    },
    onClose: (listener) => void port.on('close', () => listener()),
    close: () => port.close(),
  };
}

/** Electron hands an event with `data`; Node the message itself, which for us always has a `kind`. */
const payload = (received: unknown): unknown =>
  typeof received === 'object' && received !== null && 'data' in received && !('kind' in received)
    ? received.data
    : received;
