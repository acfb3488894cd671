import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { isMasked } from '../../../shared/domain/masking.ts';
import { isPersonal } from '../layers/index.ts';
import { useOpening } from '../restricted/index.ts';

/** What of a row can't be seen now, and so can't be changed. */
export interface Hidden {
  readonly field: (field: Field, value: CellValue) => boolean;
  /** Where somebody lives. */
  readonly place: boolean;
}

/** What is masked of a row of persons until it is opened with a reason. Of a new row nothing is: it is typed here. */
export const useHidden = (layer: LayerSummary, fid: number | null): Hidden => {
  const opening = useOpening(layer.name, fid);
  const closed = fid !== null && opening === null && isPersonal(layer);
  return {
    field: (field, value) => closed && (field.masked || isMasked(value)),
    place: closed && layer.geometryType !== 'None',
  };
};
