import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { TRIED } from '../../../shared/scoring/facts.ts';
import { firstAreas } from '../../../shared/scoring/score.ts';
import { orpc } from '../../api/index.ts';
import { type RankMark, useRankMarks } from '../../map/index.ts';
import type { WorkedOut } from './use-scoring.ts';

const NOTHING: readonly RankMark[] = [];

/** Lets the map bear the ranks of the first ten, in circles, while the page is open. */
export const useRanksOnMap = (worked: WorkedOut | null): void => {
  const first = useMemo(
    () =>
      worked === null
        ? []
        : firstAreas(worked.scored, TRIED.top).map((place) => ({
            fid: worked.areas.fids[place] ?? 0,
            rank: worked.scored.ranks[place] ?? 0,
          })),
    [worked],
  );
  const level = worked?.plan.level ?? 'subdistrict';
  // In one order, so that the same ten areas are asked for once, whatever their ranks.
  const fids = first.map(({ fid }) => fid).sort((a, b) => a - b);
  const { data } = useQuery({
    ...orpc.scoring.points.queryOptions({ input: { level, fids } }),
    enabled: fids.length > 0,
  });
  useEffect(() => {
    const sorted = first.map(({ fid }) => fid).sort((a, b) => a - b);
    const points = new Map(sorted.map((fid, i) => [fid, data?.[i] ?? null]));
    const marks = first.flatMap(({ fid, rank }) => {
      const at = points.get(fid) ?? null;
      return at === null ? [] : [{ rank, at }];
    });
    useRankMarks.setState({ marks });
  }, [first, data]);
  useEffect(() => () => useRankMarks.setState({ marks: NOTHING }), []);
};
