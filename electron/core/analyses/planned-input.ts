import { HOUSEHOLDS, UNSAFE_HOUSES } from '../../../shared/domain/household-sets.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { layerNoun, type Noun, REGISTER_NOUNS, unsafeHousesNoun } from '../../../shared/text/analyses.ts';
import type { CatalogueLayer } from './analyses.queries.ts';

/** A layer that a recipe names, or the restricted register. */
export interface PlannedInput {
  /** As the recipe names it. */
  readonly name: string;
  readonly table: string;
  readonly restricted: boolean;
  readonly layer: CatalogueLayer | null;
  readonly register: string | null;
  readonly noun: Noun;
  readonly areal: boolean;
}

/**
 * What a recipe's name stands for. Of the restricted registers only households have points of their own: any other would
 * be answered with theirs under its own name. Refuses `recipe-input-missing`.
 */
export function resolveInput(name: string, layers: readonly CatalogueLayer[]): PlannedInput {
  if (name === UNSAFE_HOUSES) {
    const own = { name, table: HOUSEHOLDS, register: HOUSEHOLDS, noun: unsafeHousesNoun };
    return { ...own, restricted: true, layer: null, areal: false };
  }
  const register = registerOf(name);
  if (register?.store === 'restricted') {
    if (name !== 'household') throw new Refusal('recipe-input-missing', { input: register.th });
    const noun = REGISTER_NOUNS[name] ?? layerNoun(register.th, register.en);
    return { name, table: name, restricted: true, layer: null, register: name, noun, areal: false };
  }
  // `zone` stands for the zones of the first scheme: the table itself holds those of all schemes.
  const layer =
    layers.find((entry) => entry.name === name) ??
    layers.find((entry) => name === 'zone' && entry.zone_scheme_id);
  if (!layer) throw new Refusal('recipe-input-missing', { input: register?.th ?? name });
  const key = layer.zone_scheme_id ? 'zone' : layer.register;
  const noun = (key ? REGISTER_NOUNS[key] : undefined) ?? layerNoun(layer.title, layer.title_en);
  const areal = layer.geometry_type.endsWith('Polygon');
  return { name, table: layer.name, restricted: false, layer, register: key, noun, areal };
}
