import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Spine, SpineArea } from '../../../shared/contract/areas.ts';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { orpc } from '../../api/index.ts';
import { useAreasDesk } from './areas-store.ts';
import { buildTree, type TreeNode } from './spine-tree.ts';

export interface SpineState {
  readonly spine: Spine | undefined;
  readonly schemes: readonly ZoneScheme[];
  readonly scheme: ZoneScheme | null;
  readonly error: unknown;
}

const NO_SCHEMES: readonly ZoneScheme[] = [];

/** All areas, and the zoning scheme by which the tree is arranged. */
export const useSpine = (): SpineState => {
  const wanted = useAreasDesk((state) => state.schemeId);
  const spine = useQuery(orpc.areas.spine.queryOptions());
  const zones = useQuery(orpc.zones.list.queryOptions());
  const schemes = zones.data?.schemes ?? NO_SCHEMES;
  const chosen = schemes.find(({ id }) => id === wanted) ?? schemes[0] ?? null;
  return {
    ...{ spine: spine.data, schemes, error: spine.error },
    scheme: wanted === '' ? null : chosen,
  };
};

/** The tree as it is arranged now. */
export const useTree = ({ spine, scheme }: SpineState): readonly TreeNode[] => {
  const mode = useAreasDesk((state) => state.mode);
  const retired = useAreasDesk((state) => state.retired);
  return useMemo(
    () => (spine === undefined ? [] : buildTree(spine, scheme, { mode, retired })),
    [spine, scheme, mode, retired],
  );
};

/** The areas of a register by their fids, in the order asked for. */
export const areasByFid = (
  spine: Spine | undefined,
  register: string,
  fids: readonly number[],
): SpineArea[] =>
  fids.flatMap((fid) => spine?.areas.find((area) => area.register === register && area.fid === fid) ?? []);
