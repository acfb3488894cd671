import { type LayerStyle, layerStyle, TILE_ZOOM_LIMIT } from '../../../shared/contract/style.ts';
import { columnsOfStyle, isOfPlace, secondOf } from '../../../shared/domain/style-rows.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import type { OpenWorkspace } from '../context.ts';
import type { TileAddress } from './tile-grid.ts';
import type { Telling, TileRequest } from './tile-request.ts';
import { columnsOf, tileLayerRow } from './tiles.queries.ts';

/** Names that labels, tooltips and the crosshair list want of every layer that has them. */
const NAME_COLUMNS = ['code', 'name_th', 'color'];

/** What a worker is to be asked for a layer's tile, and the version of the layer that it is of. */
export interface LayerRequest {
  readonly request: Extract<TileRequest, { kind: 'layer' }>;
  readonly version: number;
  /** Lines of its legend are hidden, and their rows are not in its tiles. */
  readonly hides: boolean;
}

function tellingOf({ kind, field }: LayerStyle, known: ReadonlySet<string>): Telling | null {
  if (field === null || !known.has(field)) return null;
  if (kind === 'sizes') return { by: 'largest', field };
  return kind === 'heat' ? { by: 'sum', field } : null;
}

/**
 * Whether the lines of rows are told by figures of their places: these change without a new version of the layer, so
 * that its tiles hold all rows and the page leaves the hidden ones out.
 */
const isOfPlaces = (style: LayerStyle): boolean => {
  const second = secondOf(style);
  const first = style.field !== null && isOfPlace(style.field, style.normalise);
  return first || (!!second && isOfPlace(second.field, second.normalise));
};

/** A tile is shown up to the next zoom, and the deepest at every zoom from its own on. */
const isNamedAt = (z: number, minZoom: number): boolean => z >= TILE_ZOOM_LIMIT || z + 1 >= minZoom;

/**
 * What to ask a worker for, by the layer's own style; null where there is no such layer.
 *
 * @param names whether points for names are wanted whatever the style says of them, as on the wall
 */
export function layerRequest(
  workspace: OpenWorkspace,
  name: string,
  address: TileAddress,
  names = false,
): LayerRequest | null {
  const row = tileLayerRow(workspace.db, name);
  if (!row) return null;
  const own = layerStyle.safeParse(JSON.parse(row.style ?? 'null'));
  const style = own.success ? own.data : defaultStyle(row.register, row.geometry_type, row.label_field, 0);
  const wished = [...NAME_COLUMNS, row.label_field, ...columnsOfStyle(style)];
  const known = columnsOf(workspace.db, name);
  const columns = [...new Set(wished)].filter((column): column is string => !!column && known.has(column));
  const named = names || (style.label !== null && isNamedAt(address.z, style.label.minZoom));
  const request = {
    kind: 'layer',
    gpkgPath: workspace.gpkgPath,
    table: name,
    columns,
    // Circles of a size stand where names do.
    labels: named || style.kind === 'sizes',
    clusters: style.kind === 'clusters',
    telling: tellingOf(style, known),
    rows: null,
    address,
  } as const;
  const hides = (style.hidden?.length ?? 0) > 0 && style.kind !== 'clusters' && !isOfPlaces(style);
  return { request, version: row.version, hides };
}
