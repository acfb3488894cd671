export { type ApartTarget, answerApart } from './apart-thread.ts';
export { type HybridClock, readingAt } from './clock.ts';
export {
  type Behind,
  createJournal,
  type Follower,
  type ForeignCommit,
  type Journal,
  type JournalOptions,
} from './journal.ts';
export { batchOf, clockOf, setsOfBatch } from './operations.queries.ts';
export { sameValue } from './recorder.queries.ts';
export { decodeRows } from './row-image.ts';
export type { Touch, Touched } from './touched.ts';
export { type ApartWriting, UncertainEnd, writeApart } from './write-apart.ts';
