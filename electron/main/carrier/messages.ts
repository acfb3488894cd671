/**
 * What travels between the two halves of the carrier, which takes fetch requests over a message port. Each message
 * bears the id of its request. Bodies run on credits: a sender may be `CREDITS` chunks ahead of its reader.
 */
export type ToServer =
  | {
      readonly kind: 'req';
      readonly id: number;
      readonly method: string;
      readonly url: string;
      readonly headers: readonly (readonly [string, string])[];
      /** Whether `up` messages follow. */
      readonly hasBody: boolean;
    }
  | { readonly kind: 'up'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'upend'; readonly id: number }
  | { readonly kind: 'cancel'; readonly id: number }
  /** One more chunk of the answer may be sent. */
  | { readonly kind: 'pull'; readonly id: number };

export type ToClient =
  | {
      readonly kind: 'head';
      readonly id: number;
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      /** The whole body where it was ready at once, or null when `chunk` messages follow. */
      readonly body: Uint8Array | null;
    }
  | { readonly kind: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly id: number }
  | { readonly kind: 'error'; readonly id: number }
  /** One more chunk of the upload may be sent. */
  | { readonly kind: 'more'; readonly id: number };

export const CREDITS = 4;

/** What the carrier needs of a port, whoever made it. */
export interface CarrierPort<In, Out> {
  post(message: Out): void;
  onMessage(listener: (message: In) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** Statuses that a `Response` may not have a body with. */
export const EMPTY_STATUS = new Set([101, 204, 205, 304]);

/** A message's copy takes the whole memory that a view looks into, so a view of a larger buffer is cut out of it first. */
export const cutOut = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
