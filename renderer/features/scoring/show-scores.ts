import { useEffect } from 'react';
import { classOf } from '../../../shared/domain/class-breaks.ts';
import { rampColors } from '../../../shared/domain/ramps.ts';
import { moveClass } from '../../../shared/scoring/explain.ts';
import { UNRANKED } from '../../../shared/scoring/score.ts';
import { setScored } from '../../app/desk.ts';
import { type MapScores, SCORE_EXCLUDED, SCORE_NONE, useMapScores } from '../../map/index.ts';
import type { WorkedOut } from './use-scoring.ts';

/** The colours of classes of scores, from least to most urgent. */
export const scoreColors = (breaks: readonly number[]): string[] =>
  rampColors('sequential', Math.max(1, breaks.length - 1));

/** The colours of classes of moves, from far up to far down. */
export const moveColors = (): string[] => rampColors('diverging', 5);

/** The class of each area on the map: by its score, or by how far it moves where two options are compared. */
export const mapClasses = ({ scored, other, comparing, ground, breaks, areas }: WorkedOut): Int8Array =>
  Int8Array.from(areas.fids, (_, place) => {
    if (ground.excluded[place] === 1) return SCORE_EXCLUDED;
    if (comparing && other !== null)
      return moveClass(scored.ranks[place] ?? UNRANKED, other.scored.ranks[place] ?? UNRANKED) ?? SCORE_NONE;
    const score = scored.scores[place] ?? Number.NaN;
    return Number.isNaN(score) ? SCORE_NONE : classOf(breaks, score);
  });

/** Lets the map follow the scores while the page is open. */
export const useScoresOnMap = (worked: WorkedOut | null): void => {
  const layer = worked?.areas.layer ?? null;
  const count = worked === null ? 0 : worked.breaks.length;
  const comparing = worked?.comparing === true;
  useEffect(() => {
    const colors = comparing ? moveColors() : rampColors('sequential', Math.max(1, count - 1));
    setScored(layer === null || count === 0 ? null : { layer, colors });
    return () => setScored(null);
  }, [layer, count, comparing]);
  useEffect(() => {
    const scores: MapScores | null =
      worked === null || layer === null
        ? null
        : { layer, fids: worked.areas.fids, classes: mapClasses(worked) };
    useMapScores.setState({ scores });
  }, [worked, layer]);
};
