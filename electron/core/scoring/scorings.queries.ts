import { type SavedScoring, scoringPlan } from '../../../shared/contract/scoring.ts';
import { type ReadableDb, sql } from '../db/index.ts';

/** Ways of ranking stand beside the saved views of tables, under a name that no layer can have. */
export const SCORINGS = 'scoring:';

export interface StoredScoring extends SavedScoring {
  readonly fid: number;
}

const planOf = (text: string): SavedScoring['plan'] | null => {
  try {
    const read = scoringPlan.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** The ways of ranking that were kept, by name; one that another program wrote over is left out. */
export const storedScorings = (db: ReadableDb): StoredScoring[] =>
  db
    .all<{ fid: number; id: string; title: string; view: string }>(
      sql`SELECT fid, id, title, view FROM saved_view WHERE layer = ${SCORINGS} ORDER BY title, fid`,
    )
    .flatMap(({ fid, id, title, view }) => {
      const plan = planOf(view);
      return plan === null ? [] : [{ fid, id, title, plan }];
    });
