import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { type LayerTable, layerTable, listLayers, readLayer } from './catalogue.queries.ts';
import { classBreaks } from './classify.ts';
import { removeLayer, rename, reorder, setStyle, setView } from './edit-layers.ts';
import { extentOfRows, geometriesOf, readFeature } from './feature.queries.ts';
import { numbersOf, readLegend } from './legend.queries.ts';
import { orderedRows, readRows, sumsOf } from './rows.queries.ts';

/** The catalogue, rows, legends and looks of layers. */
export const layersProcedures = (context: AppContext): Procedures<'layers'> => {
  const db = () => context.workspace().db;
  const both = (name: string): { layer: LayerSummary; table: LayerTable } => ({
    layer: readLayer(db(), name),
    table: layerTable(db(), name),
  });
  return {
    list: api.layers.list.handler(() => listLayers(db())),
    rows: api.layers.rows.handler(({ input }) => {
      const { layer, table } = both(input.layer);
      const ordered = orderedRows(db(), table, layer.fields, input);
      const page = ordered.fids.subarray(input.offset, input.offset + input.limit);
      return {
        total: ordered.fids.length,
        rows: readRows(db(), table, layer.fields, page),
        sums: sumsOf(db(), table, layer.fields, input, ordered),
      };
    }),
    position: api.layers.position.handler(({ input }) => {
      const { layer, table } = both(input.layer);
      const at = orderedRows(db(), table, layer.fields, input).fids.indexOf(input.fid);
      return { position: at < 0 ? null : at };
    }),
    feature: api.layers.feature.handler(({ input }) => {
      const { layer, table } = both(input.layer);
      return readFeature(db(), layer, table, input.fid);
    }),
    extent: api.layers.extent.handler(({ input }) =>
      extentOfRows(db(), layerTable(db(), input.layer), input.fids),
    ),
    geometries: api.layers.geometries.handler(({ input }) =>
      geometriesOf(db(), layerTable(db(), input.layer), input.fids),
    ),
    legend: api.layers.legend.handler(({ input }) => {
      const { layer, table } = both(input.layer);
      return readLegend(db(), layer, table);
    }),
    classify: api.layers.classify.handler(({ input }) => {
      const { layer, table } = both(input.layer);
      const field = layer.fields.find(({ name }) => name === input.field);
      if (!field || (field.type !== 'integer' && field.type !== 'real'))
        throw new Refusal('field-not-found', { field: input.field, layer: layer.title });
      return { breaks: classBreaks(numbersOf(db(), table.name, field.name), input.method, input.count) };
    }),
    setStyle: api.layers.setStyle.handler(({ input }) =>
      setStyle(context.workspace(), input.layer, input.style),
    ),
    setView: api.layers.setView.handler(({ input }) => setView(context.workspace(), input.layer, input)),
    reorder: api.layers.reorder.handler(({ input }) => {
      reorder(context.workspace(), input.names);
      return listLayers(db());
    }),
    rename: api.layers.rename.handler(({ input }) => rename(context.workspace(), input.layer, input.title)),
    remove: api.layers.remove.handler(({ input }) => {
      removeLayer(context.workspace(), input.layer);
      return {};
    }),
  };
};
