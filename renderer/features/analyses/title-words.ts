import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { layerNoun, REGISTER_NOUNS } from '../../../shared/text/analyses.ts';
import type { TitleWords } from '../../../shared/text/answer-titles.ts';

/** What the layers of a workspace and their fields are called, for titles of answers. */
export const titleWords = (layers: readonly LayerSummary[]): TitleWords => {
  const layerOf = (name: string): LayerSummary | undefined =>
    layers.find((layer) => layer.name === name) ??
    layers.find(({ zoneSchemeId }) => name === 'zone' && zoneSchemeId !== null);
  return {
    noun: (name) => {
      const layer = layerOf(name);
      const register = layer === undefined ? name : layer.zoneSchemeId === null ? layer.register : 'zone';
      const title = layer?.title ?? name;
      return REGISTER_NOUNS[register ?? ''] ?? layerNoun(title, layer?.titleEn ?? title);
    },
    title: (name) => {
      const layer = layerOf(name);
      return { th: layer?.title ?? name, en: layer?.titleEn ?? name };
    },
    field: (name, field) => {
      const found = layerOf(name)?.fields.find((one) => one.name === field || one.title === field);
      return found === undefined ? null : { th: found.title, en: found.titleEn || found.title };
    },
  };
};
