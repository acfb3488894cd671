import type { CouncilArea } from '../../../shared/contract/areas.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { councilUi } from '../../../shared/text/areas-ui.ts';
import { api } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import type { CouncilDraft } from './council-draft.ts';

/** Saves what a council area is made of, with a way back. */
export const saveCouncil = async (
  { fid, title }: CouncilArea,
  { subdistricts, villages, shapeFrom }: CouncilDraft,
  onDate: string,
): Promise<void> => {
  try {
    await api.areas.saveCouncilArea({
      ...{ fid, shapeFrom, onDate },
      subdistricts: [...subdistricts],
      villages: [...villages],
    });
    notifyUndo(translate(councilUi.saved, { name: title }));
  } catch (error) {
    notifyError(error);
  }
};

/** Corrects first and last days of memberships, with a way back. */
export const saveDates = async (
  memberships: readonly { readonly fid: number; readonly from: string | null; readonly to: string | null }[],
): Promise<boolean> => {
  try {
    const { changed } = await api.areas.saveMemberships({ memberships: [...memberships] });
    notifyUndo(translate(councilUi.datesSaved, { n: formatNumber(changed) }));
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};
