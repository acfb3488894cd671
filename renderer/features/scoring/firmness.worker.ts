import type { ScoringGround } from '../../../shared/scoring/score.ts';
import {
  type Sensitivity,
  type SensitivityOptions,
  sensitivity,
} from '../../../shared/scoring/sensitivity.ts';

/** A ground of scores to try weightings on. */
export interface FirmnessTask {
  readonly id: number;
  readonly ground: ScoringGround;
  readonly weights: readonly number[];
  readonly options: SensitivityOptions;
}

export interface FirmnessAnswer {
  readonly id: number;
  readonly sensitivity: Sensitivity;
}

let latest: FirmnessTask | null = null;

const run = (): void => {
  const task = latest;
  latest = null;
  if (task === null) return;
  const { id, ground, weights, options } = task;
  const answer: FirmnessAnswer = { id, sensitivity: sensitivity(ground, weights, options) };
  postMessage(answer);
};

addEventListener('message', ({ data }: MessageEvent<FirmnessTask>) => {
  // What was asked while the last answer was worked out is all there before the turn comes: only the newest is wanted.
  if (latest === null) setTimeout(run, 0);
  latest = data;
});
