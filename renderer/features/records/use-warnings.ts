import { useQuery } from '@tanstack/react-query';
import type { Bilingual } from '../../../shared/contract/base.ts';
import type { Feature, Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { orpc } from '../../api/index.ts';

/** What the rules say of a row as it stands, at the first field that is shown. */
export const useWarnings = (
  layer: LayerSummary,
  feature: Feature,
  fields: readonly Field[],
): Readonly<Record<string, readonly Bilingual[]>> => {
  const judged = useQuery({
    ...orpc.records.judge.queryOptions({ input: { layer: layer.name, fid: feature.fid, values: {} } }),
    enabled: layer.register !== null && layer.kind === 'register',
  });
  const shown = new Set(fields.map(({ name }) => name));
  const said: Record<string, Bilingual[]> = {};
  for (const { fields: named, message } of judged.data?.findings ?? []) {
    const name = named.find((field) => shown.has(field));
    if (name !== undefined) said[name] = [...(said[name] ?? []), message];
  }
  return said;
};
