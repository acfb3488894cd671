import { zonesText } from '../../../shared/text/zones.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { listDistricts, listSchemes } from './zones.queries.ts';
import { createScheme, readScheme, removeScheme, removeZone, renameScheme, saveZone } from './zones.ts';

/** Zoning schemes: how the province's districts are grouped. */
export const zonesProcedures = (context: AppContext): Procedures<'zones'> => ({
  list: api.zones.list.handler(() => {
    const { db } = context.workspace();
    return { schemes: listSchemes(db), districts: listDistricts(db) };
  }),
  createScheme: api.zones.createScheme.handler(({ input }) => createScheme(context.workspace(), input.title)),
  renameScheme: api.zones.renameScheme.handler(({ input }) => {
    const workspace = context.workspace();
    workspace.change({ kind: 'zone', label: zonesText.schemeRenamed(input.title) }, (change) => {
      renameScheme(change, input.schemeId, input.title);
    });
    return readScheme(workspace, input.schemeId);
  }),
  removeScheme: api.zones.removeScheme.handler(({ input }) => {
    const workspace = context.workspace();
    const { title } = readScheme(workspace, input.schemeId);
    workspace.change({ kind: 'zone', label: zonesText.schemeRemoved(title) }, (change) => {
      removeScheme(change, input.schemeId);
    });
    return {};
  }),
  save: api.zones.save.handler(({ input }) => saveZone(context.workspace(), input)),
  remove: api.zones.remove.handler(({ input }) =>
    removeZone(context.workspace(), input.schemeId, input.zoneId),
  ),
});
