import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { TableFilter } from '../../shared/contract/table-query.ts';

/** Which rows of a layer are drawn: those named, all but those named, or those whose values in the tiles fit. */
export interface RowsShown {
  readonly only: readonly number[] | null;
  readonly except: readonly number[] | null;
  readonly conditions: readonly TableFilter[];
}

/** A choice among many ids: looked up, where `in` would go through all of them for each feature. */
export const isOneOf = (fids: readonly number[]): ExpressionSpecification =>
  fids.length === 0
    ? ['literal', false as never]
    : (['match', ['id'], [...new Set(fids)], true, false] as unknown as ExpressionSpecification);

const textOf = (field: string): ExpressionSpecification => ['downcase', ['to-string', ['get', field]]];

const condition = (filter: TableFilter): ExpressionSpecification => {
  const { field } = filter;
  const value: ExpressionSpecification = ['get', field];
  const given: ExpressionSpecification = ['all', ['has', field], ['!=', ['to-string', value], '']];
  if (filter.op === 'missing') return ['!', given];
  if (filter.op === 'not-missing') return given;
  if (filter.op === 'in') {
    const words = filter.values.filter((one) => one !== null).map(String);
    const found = ['in', ['to-string', value], ['literal', words]] as ExpressionSpecification;
    return filter.values.includes(null)
      ? ['any', ['!', given], ['all', given, found]]
      : ['all', given, found];
  }
  if (filter.op === 'between') {
    const ends = [
      ...(filter.from === null ? [] : [['>=', value, filter.from]]),
      ...(filter.to === null ? [] : [['<=', value, filter.to]]),
    ];
    return ['all', given, ...ends] as unknown as ExpressionSpecification;
  }
  if (!('value' in filter)) return given;
  const words = filter.value.toLowerCase();
  if (filter.op === 'equals') return ['==', textOf(field), words];
  if (filter.op === 'starts-with') return ['==', ['slice', textOf(field), 0, words.length], words];
  const found: ExpressionSpecification = ['in', words, textOf(field)];
  return filter.op === 'contains' ? found : ['!', found];
};

const expressionOf = ({ only, except, conditions }: RowsShown): ExpressionSpecification => {
  if (only !== null) return isOneOf(only);
  if (except !== null) return ['!', isOneOf(except)];
  return ['all', ...conditions.map(condition)];
};

/** Map layers of which only some rows are drawn. */
export const onlyRows = (
  layers: readonly LayerSpecification[],
  rows: RowsShown | undefined,
): readonly LayerSpecification[] => {
  if (rows === undefined) return layers;
  const wanted = expressionOf(rows);
  return layers.map((layer) => {
    const own = 'filter' in layer ? (layer.filter as ExpressionSpecification | undefined) : undefined;
    return { ...layer, filter: own === undefined ? wanted : ['all', own, wanted] } as LayerSpecification;
  });
};

/** True where a filter can be told by values that tiles hold: of these fields. */
export const isInTiles = (filters: readonly TableFilter[], fields: readonly (string | null)[]): boolean =>
  filters.length > 0 && filters.every(({ field }) => fields.includes(field));
