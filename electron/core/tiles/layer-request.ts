import { type LayerStyle, layerStyle, TILE_ZOOM_LIMIT } from '../../../shared/contract/style.ts';
import { figuresVersion } from '../../../shared/domain/place-numbers.ts';
import { columnsOfStyle, hidesByPlaces } from '../../../shared/domain/style-rows.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import type { OpenWorkspace } from '../context.ts';
import type { TileAddress } from './tile-grid.ts';
import type { Telling, TileRequest } from './tile-request.ts';
import { columnsOf, layerVersions, tileLayerRow } from './tiles.queries.ts';

/** Names that labels, tooltips and the crosshair list want of every layer that has them. */
const NAME_COLUMNS = ['code', 'name_th', 'color'];

/** What a worker is to be asked for a layer's tile, and the version of the layer that it is of. */
export interface LayerRequest {
  readonly request: Extract<TileRequest, { kind: 'layer' }>;
  readonly version: number;
  /**
   * Null where no line of its legend is hidden. The rows of hidden lines are not in its tiles; which they are is the same as
   * long as this is.
   */
  readonly hidden: string | null;
}

function tellingOf({ kind, field }: LayerStyle, known: ReadonlySet<string>): Telling | null {
  if (field === null || !known.has(field)) return null;
  if (kind === 'sizes') return { by: 'largest', field };
  return kind === 'heat' ? { by: 'sum', field } : null;
}

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
  const hides = (style.hidden?.length ?? 0) > 0 && style.kind !== 'clusters';
  const figures = hidesByPlaces(style) ? ` ${figuresVersion(layerVersions(workspace.db))}` : '';
  return { request, version: row.version, hidden: hides ? `${row.version}${figures}` : null };
}
