import type { RefusalCode } from '../../../shared/contract/codes.ts';
import type { ForeignCommit } from './journal.ts';

/** What a thread that writes is started with. */
export interface ApartStart {
  readonly gpkgPath: string;
  readonly replica: string;
  readonly who: string;
  /** One `GATE` word, shared by both threads. */
  readonly gate: SharedArrayBuffer;
  readonly task: unknown;
}

/**
 * Decides between a stop and a commit that come at the same time: whichever closes the gate first. A thread that was
 * stopped can't commit any more, and one that is committing can't be stopped: nobody is told the wrong end.
 */
export const GATE = { open: 0, stopped: 1, committing: 2 } as const;

export type ApartMessage =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'done'; readonly result: unknown; readonly commits: readonly ForeignCommit[] }
  | {
      readonly kind: 'refusal';
      readonly code: RefusalCode;
      readonly details: Record<string, string | number>;
    }
  /** `code` is the system's or SQLite's, by which a full disk is known again. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly stack: string };
