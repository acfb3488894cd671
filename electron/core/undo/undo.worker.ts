import { followers } from '../followers.ts';
import { type ApartTarget, answerApart } from '../journal/index.ts';
import type { UndoTask } from './undo-apart.ts';

/** Takes one large change back, or brings it back, in a thread of its own. */
await answerApart(followers(), async ({ journal }: ApartTarget, { way, id }: UndoTask) =>
  way === 'revert' ? journal.revert(id) : journal[way](),
);
