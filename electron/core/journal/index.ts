export { createJournal, type Follower, type Journal, type JournalOptions } from './journal.ts';
export type { Touch, Touched } from './touched.ts';
