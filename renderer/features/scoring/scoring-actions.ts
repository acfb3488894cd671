import type { SavedScoring, ScoringPlan } from '../../../shared/contract/scoring.ts';
import { scoringUi } from '../../../shared/text/scoring-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { goTo, setAnalysisMode } from '../../app/desk.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { openExport } from '../exports/index.ts';
import { openWall } from '../meetings/index.ts';
import { beginWith, useScoringDesk } from './scoring-store.ts';

const take = (saved: SavedScoring[]): void => {
  queryClient.setQueryData(orpc.scoring.saved.queryKey(), saved);
};

/** Keeps the way of ranking under a name. */
export const saveScoring = async (title: string, plan: ScoringPlan): Promise<void> => {
  try {
    take(await api.scoring.save({ title, plan }));
    useScoringDesk.setState({ title });
    notifyUndo(translate(scoringUi.saveDone, { title }));
  } catch (error) {
    notifyError(error);
  }
};

export const forgetScoring = async ({ id, title }: SavedScoring): Promise<void> => {
  try {
    take(await api.scoring.forget({ id }));
    notifyUndo(translate(scoringUi.forgotten, { title }));
  } catch (error) {
    notifyError(error);
  }
};

/** Lays a way of ranking on the page that was kept, or that a layer was made by. */
export const openScoring = (plan: ScoringPlan, title: string | null): void => {
  beginWith(plan, title);
  setAnalysisMode('scoring');
  goTo('analysis');
  if (title !== null) notifyDone(translate(scoringUi.opened, { title }));
};

/** Makes a layer of the ranking; null where that was refused. */
export const keepScoring = async (title: string, plan: ScoringPlan): Promise<string | null> => {
  try {
    const { layer } = await api.scoring.keep({ title, plan });
    await queryClient.invalidateQueries({ queryKey: orpc.layers.list.key() });
    notifyUndo(translate(scoringUi.keepDone, { title }));
    return layer;
  } catch (error) {
    notifyError(error);
    return null;
  }
};

/** On the wall stands the layer: it goes nowhere while the meeting talks. */
export const keepAndPresent = async (title: string, plan: ScoringPlan): Promise<void> => {
  const layer = await keepScoring(title, plan);
  if (layer !== null) openWall({ layer });
};

export const keepAndExport = async (title: string, plan: ScoringPlan): Promise<void> => {
  const layer = await keepScoring(title, plan);
  if (layer !== null) openExport(layer);
};
