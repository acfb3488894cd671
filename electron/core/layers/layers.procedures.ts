import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { layerTable, listLayers } from './catalogue.queries.ts';
import { removeLayer, rename, reorder, setView } from './edit-layers.ts';
import { boxesOf, extentOfRows, geometriesOf } from './feature.queries.ts';
import { featureOf, rowPosition, rowsPage } from './read-layers.ts';
import { isApart } from './row-source.ts';

/** The catalogue, rows, legends and looks of layers. */
export const layersProcedures = (context: AppContext): Procedures<'layers'> => {
  const open = () => context.workspace();
  const db = () => open().db;
  const { layers } = api;
  return {
    list: layers.list.handler(() => listLayers(db())),
    rows: layers.rows.handler(({ input }) => rowsPage(open(), input)),
    position: layers.position.handler(({ input }) => ({ position: rowPosition(open(), input) })),
    feature: layers.feature.handler(({ input }) => featureOf(open(), input.layer, input.fid)),
    // Where somebody lives is never shown on the map.
    extent: layers.extent.handler(({ input }) =>
      isApart(open(), input.layer) ? null : extentOfRows(db(), layerTable(db(), input.layer), input.fids),
    ),
    geometries: layers.geometries.handler(({ input }) =>
      isApart(open(), input.layer) ? [] : geometriesOf(db(), layerTable(db(), input.layer), input.fids),
    ),
    boxes: layers.boxes.handler(({ input }) =>
      isApart(open(), input.layer) ? [] : boxesOf(db(), layerTable(db(), input.layer), input.fids),
    ),
    setView: layers.setView.handler(({ input }) => setView(open(), input.layer, input)),
    reorder: layers.reorder.handler(({ input }) => {
      reorder(open(), input.names);
      return listLayers(db());
    }),
    rename: layers.rename.handler(({ input }) => rename(open(), input.layer, input.title)),
    remove: layers.remove.handler(({ input }) => {
      removeLayer(open(), input.layer);
      return {};
    }),
  };
};
