import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';
import { closeDraft, openScheme, type ZoneDraft } from './zone-draft.ts';

/** Does it and says so with a way back; what went wrong is said in words. True when it was done. */
const changed = async (work: () => Promise<string>): Promise<boolean> => {
  try {
    const words = await work();
    await queryClient.invalidateQueries({ queryKey: orpc.zones.key() });
    notifyUndo(words);
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

export const createScheme = (title: string): Promise<boolean> =>
  changed(async () => {
    const scheme = await api.zones.createScheme({ title });
    openScheme(scheme.id);
    return translate(zonesUi.schemeCreated, { name: scheme.title });
  });

export const renameScheme = (schemeId: string, title: string): Promise<boolean> =>
  changed(async () => {
    const scheme = await api.zones.renameScheme({ schemeId, title });
    return translate(zonesUi.schemeRenamed, { name: scheme.title });
  });

export const removeScheme = (scheme: ZoneScheme): Promise<boolean> =>
  changed(async () => {
    await api.zones.removeScheme({ schemeId: scheme.id });
    openScheme(null);
    return translate(zonesUi.schemeRemoved, { name: scheme.title });
  });

/** Saves the draft; `takeOver` once the user has agreed to each district that moves. */
export const saveZone = (scheme: ZoneScheme, draft: ZoneDraft, takeOver: boolean): Promise<boolean> =>
  changed(async () => {
    const { zoneId, color, codes } = draft;
    const title = draft.title.trim();
    await api.zones.save({ schemeId: scheme.id, zoneId, title, color, districtCodes: [...codes], takeOver });
    closeDraft();
    return translate(zonesUi.saved, { name: title });
  });

export const removeZone = (
  scheme: ZoneScheme,
  zone: { readonly id: string; readonly title: string },
): Promise<boolean> =>
  changed(async () => {
    await api.zones.remove({ schemeId: scheme.id, zoneId: zone.id });
    closeDraft();
    return translate(zonesUi.removed, { name: zone.title });
  });
