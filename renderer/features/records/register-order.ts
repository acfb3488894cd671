import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';

/** Registers in the order of their definition, then everything else that has rows. */
export const inRegisterOrder = (layers: readonly LayerSummary[]): LayerSummary[] => {
  const at = (layer: LayerSummary): number => {
    const index = REGISTERS.findIndex(({ key }) => key === layer.register);
    return index < 0 ? REGISTERS.length : index;
  };
  return [...layers].sort((a, b) => at(a) - at(b));
};
