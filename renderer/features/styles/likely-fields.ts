import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import { api } from '../../api/index.ts';
import { likely } from './likely-number.ts';

/** The same among those that any place of the layer has: people and households are known once their figures came in. */
export const likelyKnown = async (
  layer: LayerSummary,
  numbers: readonly Field[],
): Promise<Field | undefined> => {
  const unknown = new Set<string>();
  for (const { name } of numbers.filter((one) => one.name.startsWith('@') && one.name !== '@area')) {
    const asked = { layer: layer.name, field: name, normalise: null, bins: 2 };
    if ((await api.styles.histogram(asked)).max === null) unknown.add(name);
  }
  return likely(numbers.filter(({ name }) => !unknown.has(name)));
};

/** More kinds than these can't be told apart by their colours. */
const MOST_KINDS = 12;

/** The field that most likely tells kinds: one with a list, else one with few different values; a name is none. */
export const likelyKind = async (
  layer: LayerSummary,
  fields: readonly Field[],
): Promise<Field | undefined> => {
  const listed = fields.find((one) => fieldList(one) !== undefined);
  const others = fields.filter(({ name }) => name !== layer.labelField && name !== 'code');
  if (listed !== undefined) return listed;
  for (const field of others) {
    const asked = { layer: layer.name, field: field.name, limit: MOST_KINDS };
    const { values, more } = await api.styles.values(asked);
    if (values.length > 1 && more === 0) return field;
  }
  return others[0] ?? fields[0];
};
