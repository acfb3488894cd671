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

addEventListener('message', ({ data }: MessageEvent<FirmnessTask>) => {
  const answer: FirmnessAnswer = {
    id: data.id,
    sensitivity: sensitivity(data.ground, data.weights, data.options),
  };
  postMessage(answer);
});
