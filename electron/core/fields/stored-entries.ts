import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { Change } from '../context.ts';
import { layerTable, type StoredField, storedFields } from '../layers/index.ts';
import { layersShowing, storedText } from './fields.queries.ts';

/** Where a layer's fields stand: the table that has the columns, and every layer that shows it. */
export interface FieldHome {
  readonly table: string;
  readonly layers: readonly string[];
  readonly register: string | null;
}

/** The home of a layer's fields. Refuses `layer-not-found`. */
export const fieldHome = (db: Change['db'], layer: string): FieldHome => {
  const { base, register } = layerTable(db, layer);
  const layers = layersShowing(db, base);
  return { table: base, layers: layers.length === 0 ? [layer] : layers, register };
};

/** What the office says just as the program does is not kept: a later version may say it better. */
const different = (home: FieldHome, entry: StoredField): StoredField => {
  const { title, ...rest } = entry;
  const definition = registerOf(home.register ?? '')?.fields.find((field) => field.name === entry.name);
  return title !== undefined && title === definition?.th ? rest : entry;
};

/** Changes what the catalogue keeps of the layer's fields, in every layer that shows them. */
export const editEntries = (
  change: Change,
  home: FieldHome,
  edit: (entries: readonly StoredField[]) => readonly StoredField[],
): void => {
  for (const layer of home.layers) {
    const entries = edit(storedFields(storedText(change.db, layer))).map((entry) => different(home, entry));
    change.updateLayer(layer, { fields: entries });
  }
};

/** Says something more of one field; `undefined` takes a word back. */
export const patched = (
  entries: readonly StoredField[],
  name: string,
  patch: { readonly [K in keyof StoredField]?: StoredField[K] | undefined },
): StoredField[] => {
  const before = entries.find((entry) => entry.name === name) ?? { name };
  const after = Object.fromEntries(
    Object.entries({ ...before, ...patch, name }).filter(([, value]) => value !== undefined),
  ) as StoredField;
  return entries.some((entry) => entry.name === name)
    ? entries.map((entry) => (entry.name === name ? after : entry))
    : [...entries, after];
};
