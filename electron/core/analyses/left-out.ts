import { z } from 'zod';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LeftOutNote } from './feature-set.ts';

type LeftOut = AnalysisResult['leftOut'][number];

/** Rows of a layer, by their fids. */
const rowsOfLayer = z.object({ layer: z.string(), fids: z.array(z.number().int()) });
export type RowsOfLayer = z.infer<typeof rowsOfLayer>;
/** What stands in an answer's evidence beside what it tells: the rows of each line that names some. */
export const leftOutRows = z.object({ leftOutRows: z.array(rowsOfLayer.nullable()).default([]) });

/** A line of what was left out, with its rows where they may be named. */
export interface ToldLeftOut extends Omit<LeftOut, 'listed'> {
  readonly rows?: RowsOfLayer;
}

/** The rows of a note as a line names them. */
export const rowsOfNote = ({ origin, fids }: LeftOutNote): Pick<ToldLeftOut, 'rows'> =>
  fids === undefined || fids.length === 0 ? {} : { rows: { layer: origin, fids: [...fids] } };

/** The lines as an answer tells them, and their rows, which are asked for one line at a time. */
export const splitLeftOut = (
  told: readonly ToldLeftOut[],
): { leftOut: LeftOut[]; leftOutRows: (RowsOfLayer | null)[] } => ({
  leftOut: told.map(({ rows, ...line }) => ({ ...line, ...(rows === undefined ? {} : { listed: true }) })),
  leftOutRows: told.map(({ rows }) => rows ?? null),
});
