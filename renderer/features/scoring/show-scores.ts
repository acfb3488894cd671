import { useEffect } from 'react';
import { classOf } from '../../../shared/domain/class-breaks.ts';
import { rampColors } from '../../../shared/domain/ramps.ts';
import { setScored } from '../../app/desk.ts';
import { type MapScores, SCORE_EXCLUDED, SCORE_NONE, useMapScores } from '../../map/index.ts';
import type { WorkedOut } from './use-scoring.ts';

/** The colours of classes of scores, from least to most urgent. */
export const scoreColors = (breaks: readonly number[]): string[] =>
  rampColors('sequential', Math.max(1, breaks.length - 1));

const classesOf = ({ scored, ground, breaks, areas }: WorkedOut): Int8Array =>
  Int8Array.from(areas.fids, (_, place) => {
    if (ground.excluded[place] === 1) return SCORE_EXCLUDED;
    const score = scored.scores[place] ?? Number.NaN;
    return Number.isNaN(score) ? SCORE_NONE : classOf(breaks, score);
  });

/** Lets the map follow the scores while the page is open. */
export const useScoresOnMap = (worked: WorkedOut | null): void => {
  const layer = worked?.areas.layer ?? null;
  const count = worked === null ? 0 : worked.breaks.length;
  useEffect(() => {
    setScored(
      layer === null || count === 0
        ? null
        : { layer, colors: rampColors('sequential', Math.max(1, count - 1)) },
    );
    return () => setScored(null);
  }, [layer, count]);
  useEffect(() => {
    const scores: MapScores | null =
      worked === null || layer === null
        ? null
        : { layer, fids: worked.areas.fids, classes: classesOf(worked) };
    useMapScores.setState({ scores });
  }, [worked, layer]);
};
