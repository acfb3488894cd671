import type { Bilingual, Issue } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { ShapeOperation } from '../../../shared/contract/shapes.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { asLayerType } from '../../../shared/shapes/parts.ts';
import { areaLockText } from '../../../shared/text/area-locks.ts';
import { issueText } from '../../../shared/text/issues.ts';
import { shapesText } from '../../../shared/text/shapes.ts';
import {
  followBorders,
  hasEnded,
  rowByFid,
  type ShapeChange,
  toStore,
  troubleOf,
  withNeighboursNodes,
} from '../borders/index.ts';
import type { Change, OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import type { Geos } from '../geometry/index.ts';
import { removeInto } from '../records/index.ts';
import { editedLayer } from './edited-layer.ts';
import { valuesFrom } from './new-row.ts';
import { layerVersions } from './shapes.queries.ts';

interface RowRef {
  readonly layer: string;
  readonly fid: number;
}

/** What is to be saved: see `shapes.save` of the contract. */
export interface ShapesToSave {
  readonly operation: ShapeOperation;
  readonly changed: readonly (RowRef & { readonly version: number; readonly geometry: Geometry })[];
  readonly added: readonly {
    readonly layer: string;
    readonly from: number | null;
    readonly geometry: Geometry;
  }[];
  readonly removed: readonly (RowRef & { readonly version: number; readonly into: number | null })[];
  readonly following: readonly string[];
  readonly reason: string;
}

export interface SavedShapes {
  readonly label: Bilingual;
  readonly changed: RowRef[];
  readonly added: RowRef[];
  readonly versions: Record<string, number>;
  readonly issues: Issue[];
}

/** The layers that a save names, each read once. Refuses what `editedLayer` refuses. */
class Layers {
  private readonly known = new Map<string, LayerSummary>();
  private readonly db: ReadableDb;

  constructor(db: ReadableDb) {
    this.db = db;
  }

  of(name: string): LayerSummary {
    const layer = this.known.get(name) ?? editedLayer(this.db, name);
    this.known.set(name, layer);
    return layer;
  }
}

/**
 * The row as it stands. Refuses `row-not-found`, `shape-changed` when it is not the version that was read,
 * and `validation-failed` for an area that has ended.
 */
const standingRow = (
  db: ReadableDb,
  layer: LayerSummary,
  { fid, version }: RowRef & { readonly version: number },
) => {
  const row = rowByFid(db, layer.name, layer.labelField, fid);
  if (row === undefined) throw new Refusal('row-not-found', { row: fid });
  const title = row.title || String(fid);
  if (hasEnded(db, layer.name, fid))
    throw new Refusal('validation-failed', { field: title, ...namedInBoth('reason', areaLockText.retired) });
  if (row.version !== version) throw new Refusal('shape-changed', { row: title });
  return { layer: layer.name, fid, title, before: row.wkb && decodeWkb(row.wkb) };
};

/** The changes that were asked for, with how the rows stand. Refuses `row-not-found` and `shape-changed`. */
const askedChanges = (db: ReadableDb, layers: Layers, input: ShapesToSave): ShapeChange[] => {
  const kept = (geometry: Geometry, layer: LayerSummary): Geometry =>
    asLayerType(geometry, layer.geometryType) ?? geometry;
  return [
    ...input.changed.map((row): ShapeChange => {
      const layer = layers.of(row.layer);
      return { ...standingRow(db, layer, row), after: kept(row.geometry, layer) };
    }),
    ...input.added.map(({ layer, geometry }): ShapeChange => {
      const of = layers.of(layer);
      return { layer, fid: null, title: of.title, before: null, after: kept(geometry, of) };
    }),
    ...input.removed.map(
      (row): ShapeChange => ({ ...standingRow(db, layers.of(row.layer), row), after: null }),
    ),
  ];
};

/** Refuses `shape-invalid` with what is wrong and where. */
const refuseInvalid = (geos: Geos, layers: Layers, changes: readonly ShapeChange[]): void => {
  for (const { layer, title, after } of changes) {
    if (after === null) continue;
    const found = troubleOf(geos, after, layers.of(layer).geometryType);
    if (!found) continue;
    const place = found.at === null ? {} : { lon: found.at[0], lat: found.at[1] };
    throw new Refusal('shape-invalid', { row: title, trouble: found.trouble, ...place });
  }
};

const writeChange = (change: Change, layers: Layers, { layer, fid, before, after }: ShapeChange): void => {
  if (fid === null || after === null || after === before) return;
  change.update(layer, fid, {}, toStore(after, layers.of(layer).geometryType).wkb);
};

/** New rows, in the order in which they were asked for. */
const writeAdded = (
  change: Change,
  layers: Layers,
  input: ShapesToSave,
  shapes: readonly ShapeChange[],
): RowRef[] => {
  const pieces = new Map<number, number>();
  return input.added.map(({ layer, from }, i) => {
    const of = layers.of(layer);
    const after = shapes[i]?.after;
    const number = (pieces.get(from ?? -1) ?? 1) + 1;
    pieces.set(from ?? -1, number);
    const values = from === null ? {} : valuesFrom(change.db, of, from, number);
    const wkb = after ? toStore(after, of.geometryType).wkb : null;
    return { layer, fid: change.insert(layer, values, wkb).fid };
  });
};

/** How the rows go: what hangs on those that were merged into another one is hung on that. */
const removals = (workspace: OpenWorkspace, { removed }: ShapesToSave): ((change: Change) => void)[] => {
  const groups = new Map<string, { layer: string; into: number | null; fids: number[] }>();
  for (const { layer, fid, into } of removed) {
    const group = groups.get(`${layer} ${into}`) ?? { layer, into, fids: [] };
    groups.set(`${layer} ${into}`, { ...group, fids: [...group.fids, fid] });
  }
  return [...groups.values()].map(({ layer, into, fids }) =>
    into === null ? (change) => change.remove(layer, fids) : removeInto(workspace, layer, fids, into),
  );
};

const labelOf = (layers: Layers, input: ShapesToSave, asked: readonly ShapeChange[]): Bilingual => {
  const lead = asked[0];
  const layer = layers.of(lead?.layer ?? '');
  return shapesText.saved(input.operation, {
    layer,
    title: lead?.title ?? '',
    others: asked.length - 1,
  });
};

const issuesOf = (left: readonly string[]): Issue[] => {
  if (left.length === 0) return [];
  const { th, en } = issueText('border-not-carried', left.length);
  return [
    {
      code: 'border-not-carried',
      severity: 'warning',
      count: left.length,
      message: th,
      messageEn: en,
      examples: left.slice(0, 20),
    },
  ];
};

/** Everything that a save writes, worked out before anything is written. */
const planned = (db: ReadableDb, geos: Geos, layers: Layers, input: ShapesToSave) => {
  const asked = askedChanges(db, layers, input);
  refuseInvalid(geos, layers, asked);
  const following = input.following.map((name) => layers.of(name));
  const noded = asked.map((change) => {
    const layer = following.find(({ name }) => name === change.layer);
    return layer ? { ...change, after: withNeighboursNodes(db, layer, change) } : change;
  });
  const followed = followBorders(db, noded, following);
  refuseInvalid(geos, layers, followed.changes);
  return { asked: noded, followed };
};

/**
 * Saves shapes as one change set: those given, and the rows of `following` that share a border with them. All of it is
 * checked before anything is written. Refuses `shape-invalid` with the place, `shape-changed` for a row that was changed
 * since it was read, `row-not-found`, and what `editedLayer` refuses.
 */
export const saveShapes = (workspace: OpenWorkspace, geos: Geos, input: ShapesToSave): SavedShapes => {
  const { db } = workspace;
  const layers = new Layers(db);
  const { asked, followed } = planned(db, geos, layers, input);
  if (asked.length === 0)
    throw new Refusal('validation-failed', namedInBoth('reason', shapesText.nothingDrawn));
  const label = labelOf(layers, input, asked);
  const going = removals(workspace, input);
  const before = layerVersions(db);
  const added = workspace.change({ kind: 'shape', label, why: input.reason }, (change) => {
    for (const one of [...asked, ...followed.changes]) writeChange(change, layers, one);
    const made = writeAdded(change, layers, input, asked.slice(input.changed.length));
    for (const remove of going) remove(change);
    return made;
  });
  const versions = [...layerVersions(db)].filter(([name, version]) => before.get(name) !== version);
  const changed = [...input.changed, ...followed.changes].flatMap(({ layer, fid }) =>
    fid === null ? [] : [{ layer, fid }],
  );
  return { label, changed, added, versions: Object.fromEntries(versions), issues: issuesOf(followed.left) };
};
