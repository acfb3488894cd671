import type { SavedScoring, ScoringPlan } from '../../../shared/contract/scoring.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { keptWords } from '../../../shared/text/scoring.ts';
import type { OpenWorkspace } from '../context.ts';
import { SCORINGS, storedScorings } from './scorings.queries.ts';

/** The ways of ranking that were kept, by name. */
export const listScorings = ({ db }: OpenWorkspace): SavedScoring[] =>
  storedScorings(db).map(({ id, title, plan }) => ({ id, title, plan }));

/** Keeps a way of ranking under a name; the one of that name is replaced. */
export const saveScoring = (workspace: OpenWorkspace, title: string, plan: ScoringPlan): SavedScoring[] => {
  const before = storedScorings(workspace.db).find((one) => one.title === title);
  const view = JSON.stringify(plan);
  workspace.change({ kind: 'scoring', label: keptWords.saved(title) }, (change) => {
    if (before) change.update('saved_view', before.fid, { view });
    else change.insert('saved_view', { layer: SCORINGS, title, view, position: 0 });
  });
  return listScorings(workspace);
};

/** Refuses `view-not-found`. */
export const forgetScoring = (workspace: OpenWorkspace, id: string): SavedScoring[] => {
  const found = storedScorings(workspace.db).find((one) => one.id === id);
  if (!found) throw new Refusal('view-not-found');
  workspace.change({ kind: 'scoring', label: keptWords.forgotten(found.title) }, (change) =>
    change.remove('saved_view', [found.fid]),
  );
  return listScorings(workspace);
};
