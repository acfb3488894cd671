import type { Extent } from '../../../shared/contract/base.ts';
import type { OpenWorkspace } from '../context.ts';
import type { LayerInput } from './analysis-task.ts';
import { paddingDegrees } from './local-plane.ts';
import { runTask } from './run-task.ts';
import type { TaskStep } from './task-step.ts';

export type PlaceRelation = 'intersects' | 'within' | 'touches' | 'near';

/** Some rows of a table or view, or all of them. */
export interface PlacedRows {
  readonly table: string;
  readonly fids: readonly number[] | null;
  /** What holds them, where that is known. */
  readonly extent: Extent | null;
}

const stepOf = (relation: PlaceRelation, distanceM: number): TaskStep =>
  relation === 'within' || relation === 'touches'
    ? { id: 'found', op: 'relate', input: 'rows', of: 'others', relation }
    : {
        ...{ id: 'found', op: 'near', input: 'rows', of: 'others', beyond: false },
        distanceM: relation === 'near' ? distanceM : 0,
      };

/** Around an extent the ground within a distance. */
const around = ([west, south, east, north]: Extent, metres: number): Extent => {
  const { lon, lat } = paddingDegrees(metres, Math.max(Math.abs(south), Math.abs(north)));
  return [west - lon, south - lat, east + lon, north + lat];
};

const inputOf = ({ table, fids }: PlacedRows, raw: boolean): LayerInput => ({
  ...{ kind: 'layer', table, codeField: null },
  ...(fids === null ? {} : { only: fids }),
  ...(raw ? { raw } : {}),
});

/**
 * The fids of rows that share ground with others, lie within one of them, touch one, or are `distanceM` geodesic metres from
 * one at most. In a thread of its own, which an abort ends (`job-cancelled`).
 */
export const rowsByLocation = async (
  workspace: OpenWorkspace,
  rows: PlacedRows,
  others: PlacedRows,
  asked: { readonly relation: PlaceRelation; readonly distanceM: number },
  signal: AbortSignal,
): Promise<readonly number[]> => {
  const { relation, distanceM } = asked;
  const raw = relation === 'within' || relation === 'touches';
  const metres = relation === 'near' ? distanceM : 0;
  const result = await runTask(
    {
      gpkgPath: workspace.gpkgPath,
      steps: [stepOf(relation, distanceM)],
      breakdowns: [],
      inputs: {
        rows: {
          ...inputOf(rows, raw),
          ...(others.extent === null ? {} : { box: around(others.extent, metres) }),
        },
        others: inputOf(others, raw),
      },
    },
    signal,
    () => undefined,
  );
  return result.kind === 'features' ? result.fids : [];
};
