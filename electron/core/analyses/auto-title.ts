import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { Recipe, RecipeStep } from '../../../shared/contract/recipe.ts';
import { answerTitle } from '../../../shared/text/answer-titles.ts';
import type { ReadableDb } from '../db/index.ts';
import { readLayer } from '../layers/index.ts';
import { type CatalogueLayer, catalogueLayers } from './analyses.queries.ts';
import { resolveInput } from './planned-input.ts';

type Titled = Pick<Field, 'name' | 'title' | 'titleEn'>;

/** What an answer to these steps is called where nobody gave it a name. */
export const titleOfSteps = (
  steps: readonly RecipeStep[],
  layers: readonly CatalogueLayer[],
  fieldsOf: (layer: string) => readonly Titled[],
): Bilingual =>
  answerTitle(steps, {
    noun: (layer) => resolveInput(layer, layers).noun,
    title: (name) => {
      const { layer, noun } = resolveInput(name, layers);
      return layer === null ? noun.name : { th: layer.title, en: layer.title_en || layer.title };
    },
    field: (layer, name) => {
      const field = fieldsOf(layer).find((one) => one.name === name || one.title === name);
      return field === undefined ? null : { th: field.title, en: field.titleEn || field.title };
    },
  });

/** The title of a recipe in both languages: one that a person gave stands in both, one that was made has its English. */
export function titleInBoth(db: ReadableDb, { title, steps }: Recipe): Bilingual {
  const layers = catalogueLayers(db);
  const made = titleOfSteps(steps, layers, (name) => readLayer(db, resolveInput(name, layers).table).fields);
  return title === made.th ? made : { th: title, en: title };
}
