import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { RestrictedRegister } from '../../../shared/contract/restricted.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { orpc, queryClient } from '../../api/index.ts';
import { useWorkspace } from '../workspace/index.ts';

const NONE: readonly RestrictedRegister[] = [];

/** True for a register of the restricted store, which is known by its key. */
export const isPersonal = (layer: Pick<LayerSummary, 'name' | 'register'>): boolean =>
  layer.register === layer.name && registerOf(layer.name)?.store === 'restricted';

/** True for the name of a register of the restricted store, also while nothing of it can be read. */
export const isPersonalName = (name: string | null): boolean =>
  name !== null && registerOf(name)?.store === 'restricted';

/** The registers of the restricted store: those of a locked one are known by name alone. */
const usePersonalRegisters = (): readonly RestrictedRegister[] => {
  const workspace = useWorkspace();
  return (
    useQuery({ ...orpc.restricted.registers.queryOptions(), enabled: workspace !== null, retry: false })
      .data ?? NONE
  );
};

/** The registers of an open restricted store as layers: they have rows and a form, and are never drawn. */
export const usePersonalLayers = (): readonly LayerSummary[] => {
  const registers = usePersonalRegisters();
  return useMemo(() => registers.flatMap(({ layer }) => (layer === null ? [] : [layer])), [registers]);
};

/** A layer or register of either store by its name, as far as the page knows it now. */
export const layerNow = (name: string): LayerSummary | undefined =>
  queryClient.getQueryData(orpc.layers.list.queryKey())?.find((layer) => layer.name === name) ??
  queryClient.getQueryData(orpc.restricted.registers.queryKey())?.find((one) => one.name === name)?.layer ??
  undefined;
