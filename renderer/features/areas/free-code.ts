import type { AreaChange } from '../../../shared/contract/area-change.ts';
import { api } from '../../api/index.ts';

/** The next code that was never given out below an area; null where codes are not given out so. */
export const freeCodeFor = async (
  register: AreaChange['register'],
  above: string | null,
  taken: readonly (string | null)[] = [],
): Promise<string | null> => {
  if (register === 'council_area' || above === null) return null;
  const { code } = await api.areas.freeCode({
    ...{ register, above },
    taken: taken.flatMap((one) => (one === null || one === '' ? [] : [one])),
  });
  return code;
};
