import type { Field, LayerSummary } from '../contract/layers.ts';
import type { Recipe, RecipeSource, RecipeStep } from '../contract/recipe.ts';
import { isHouseholds } from '../domain/household-sets.ts';
import { OPERATIONS, type Takes } from '../domain/operations.ts';
import { PLACE_FIELDS } from '../domain/place-fields.ts';
import { registerOf } from '../domain/registers/index.ts';
import { looseText } from '../domain/thai-text.ts';
import { type FieldUse, fieldUses, type LayerUse, layerUses, renamed, stepBlanks } from './names.ts';

/** A layer of the workspace, as far as it decides what a recipe may take. */
export type KnownLayer = Pick<
  LayerSummary,
  'name' | 'title' | 'register' | 'geometryType' | 'kind' | 'zoneSchemeId'
> & { readonly fields: readonly Pick<Field, 'name' | 'title' | 'type' | 'masked' | 'hidden'>[] };

/** Why something is proposed, the surest first; `fits` is what may be taken but has nothing else in common. */
export type Why = 'register' | 'title' | 'name' | 'similar' | 'fields' | 'type' | 'fits';
export interface Proposal {
  readonly name: string;
  readonly title: string;
  readonly why: Why;
}
/** What a recipe names and the workspace does not have. */
export interface Gap {
  readonly kind: 'layer' | 'field';
  /** The layer; of a field the one that should have it. */
  readonly layer: string;
  /** What that layer is called here; null of a layer that is missing. */
  readonly layerTitle: string | null;
  readonly field: string | null;
  /** What it was called where the recipe was made, else its name. */
  readonly title: string;
  /** Steps that name it, from 0. */
  readonly steps: readonly number[];
  readonly proposals: readonly Proposal[];
}

const ORDER: readonly Why[] = ['register', 'title', 'name', 'similar', 'fields', 'type', 'fits'];
const alike = (one: string, other: string): boolean => looseText(one) === looseText(other);
/** Names that begin alike for half of the shorter one at least: `members` and `member_count`. */
const similar = (one: string, other: string): boolean => {
  const [a, b] = [looseText(one), looseText(other)];
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  return same >= 4 && same * 2 >= shorter;
};
const sorted = (proposals: Proposal[]): Proposal[] =>
  proposals.toSorted((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why));

const kindOf = (type: KnownLayer['geometryType']): Takes | null => {
  if (type.endsWith('Point')) return 'point';
  if (type.endsWith('LineString')) return 'line';
  if (type.endsWith('Polygon')) return 'polygon';
  return type === 'None' ? 'table' : null;
};

const registerKey = ({ register, zoneSchemeId }: KnownLayer): string | null =>
  zoneSchemeId === null ? register : 'zone';

/** The layer that a recipe's name stands for, by the rule of the engine: `zone` is the first scheme's. */
const layerOf = (name: string, layers: readonly KnownLayer[]): KnownLayer | undefined =>
  layers.find((layer) => layer.name === name) ??
  (name === 'zone' ? layers.find(({ zoneSchemeId }) => zoneSchemeId !== null) : undefined);

const isRestricted = (name: string): boolean =>
  isHouseholds(name) || registerOf(name)?.store === 'restricted';

const sourceOf = ({ sources = [] }: Recipe, name: string): RecipeSource | undefined =>
  sources.find((source) => source.name === name);

/** What every use of a layer can take. */
const takesOf = (recipe: Recipe, uses: readonly LayerUse[]): Takes[] => {
  const all: Takes[] = ['point', 'line', 'polygon', 'table'];
  return all.filter((kind) =>
    uses.every(({ at, blank }) => {
      const step = recipe.steps[at];
      const blanks = step === undefined ? [] : stepBlanks(step);
      const found = blanks.find(([name]) => name === blank)?.[1];
      return found?.kind === 'layer' && found.takes.includes(kind);
    }),
  );
};

const whyLayer = (layer: KnownLayer, name: string, source: RecipeSource | undefined): Why => {
  const register = source?.register ?? registerOf(name)?.key;
  const title = source?.title ?? registerOf(name)?.th ?? name;
  if (register !== undefined && registerKey(layer) === register) return 'register';
  if (alike(layer.title, title)) return 'title';
  if (alike(layer.name, name)) return 'name';
  const shared = source?.fields.filter((field) =>
    layer.fields.some((one) => alike(one.title, field.title) || one.name === field.name),
  );
  return shared !== undefined && shared.length > 0 ? 'fields' : 'fits';
};

const layerGap = (recipe: Recipe, uses: readonly LayerUse[], layers: readonly KnownLayer[]): Gap => {
  const name = uses[0]?.layer ?? '';
  const source = sourceOf(recipe, name);
  const takes = takesOf(recipe, uses);
  const fitting = layers.filter(({ geometryType, kind }) => {
    const shape = kindOf(geometryType);
    return kind !== 'result' && shape !== null && takes.includes(shape);
  });
  const proposals = fitting.map((layer) => ({
    name: layer.name,
    title: layer.title,
    why: whyLayer(layer, name, source),
  }));
  return {
    kind: 'layer',
    layer: name,
    layerTitle: null,
    field: null,
    title: source?.title ?? registerOf(name)?.th ?? name,
    steps: [...new Set(uses.map(({ at }) => at))],
    proposals: sorted(proposals),
  };
};

/** Ids, by which references are joined, and what is known of areas beside their own fields: never shown, and yet there. */
const IDS = new Set(['id', 'fid', ...PLACE_FIELDS.map(({ name }) => name)]);

const hasField = (layer: KnownLayer, { field, formula }: FieldUse): boolean =>
  IDS.has(field) ||
  layer.fields.some(
    ({ name, title, masked, hidden }) =>
      !masked && hidden !== true && (name === field || (formula && title === field)),
  );

/** A field that a step before may have made is missing only where it is known to have been the layer's own. */
const isMissing = (recipe: Recipe, use: FieldUse, layers: readonly KnownLayer[]): boolean => {
  const layer = layerOf(use.layer, layers);
  if (layer === undefined || hasField(layer, use)) return false;
  if (use.direct) return true;
  const known = sourceOf(recipe, use.layer)?.fields ?? [];
  return known.some(({ name, title }) => name === use.field || (use.formula && title === use.field));
};

const fieldGap = (recipe: Recipe, uses: readonly FieldUse[], layers: readonly KnownLayer[]): Gap => {
  const { layer = '', field = '' } = uses[0] ?? {};
  const source = sourceOf(recipe, layer)?.fields.find(({ name, title }) => name === field || title === field);
  const title = source?.title ?? field;
  const numeric = uses.some((use) => use.numeric);
  const fields = layerOf(layer, layers)?.fields ?? [];
  const proposals = fields.flatMap((one): Proposal[] => {
    const { name, type } = one;
    const number = type === 'integer' || type === 'real';
    if (one.masked || one.hidden === true || type === 'binary' || (numeric && !number)) return [];
    const near = similar(name, field) || similar(one.title, title) ? 'similar' : null;
    const same = alike(one.title, title) ? 'title' : alike(name, field) ? 'name' : near;
    return [{ name, title: one.title, why: same ?? (type === source?.type ? 'type' : 'fits') }];
  });
  const steps = [...new Set(uses.map(({ at }) => at))];
  const layerTitle = layerOf(layer, layers)?.title ?? null;
  return { kind: 'field', layer, layerTitle, field, title, steps, proposals: sorted(proposals) };
};

/** What a recipe names that the workspace does not have: layers first, as their fields are looked for in the new ones. */
export const gapsOf = (recipe: Recipe, layers: readonly KnownLayer[]): Gap[] => {
  const absent = layerUses(recipe).filter(
    ({ layer }) => layerOf(layer, layers) === undefined && !isRestricted(layer),
  );
  const missing = fieldUses(recipe).filter((use) => isMissing(recipe, use, layers));
  return [
    ...[...Map.groupBy(absent, ({ layer }) => layer).values()].map((uses) => layerGap(recipe, uses, layers)),
    ...[...Map.groupBy(missing, ({ layer, field }) => `${layer}\n${field}`).values()].map((uses) =>
      fieldGap(recipe, uses, layers),
    ),
  ];
};

/** The recipe with what was missing replaced by another layer or field everywhere; all else stays. */
export const mended = (recipe: Recipe, gap: Gap, to: string): Recipe => {
  const { sources = [] } = recipe;
  if (gap.kind === 'layer') {
    const next = renamed(recipe, {
      layer: ({ layer }) => (layer === gap.layer ? to : layer),
      field: ({ field }) => field,
    });
    // What the fields of the old layer were called is needed still, to find them in the new one.
    const moved = sources.map((source) => (source.name === gap.layer ? { ...source, name: to } : source));
    return { ...next, sources: moved };
  }
  return renamed(recipe, {
    layer: ({ layer }) => layer,
    field: ({ layer, field }) => (layer === gap.layer && field === gap.field ? to : field),
  });
};

/** What the layers that a recipe names are here: written with it, for other workspaces and later days. */
export const sourcesOf = (recipe: Recipe, layers: readonly KnownLayer[]): RecipeSource[] => {
  const uses = fieldUses(recipe);
  const names = [...new Set(layerUses(recipe).map(({ layer }) => layer))];
  return names.flatMap((name): RecipeSource[] => {
    const layer = layerOf(name, layers);
    // Of a layer that is missing here what was known of it is kept.
    if (layer === undefined) return recipe.sources?.filter((source) => source.name === name) ?? [];
    const named = uses.filter((use) => use.layer === name).map(({ field }) => field);
    const fields = layer.fields.filter(
      (field) => !field.masked && (named.includes(field.name) || named.includes(field.title)),
    );
    // What was known of a field that has gone since is kept, to find what stands for it.
    const gone = (sourceOf(recipe, name)?.fields ?? []).filter(
      (known) => named.includes(known.name) && !layer.fields.some((field) => field.name === known.name),
    );
    return [
      {
        ...{ name, title: layer.title, register: registerKey(layer), geometryType: layer.geometryType },
        fields: [...fields, ...gone]
          .slice(0, 100)
          .map(({ name: field, title, type }) => ({ name: field, title, type })),
      },
    ];
  });
};

/** The operation of a step is known to this program. */
export const isKnownOp = (op: unknown): op is RecipeStep['op'] =>
  typeof op === 'string' && Object.hasOwn(OPERATIONS, op);
