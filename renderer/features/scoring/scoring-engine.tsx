import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import type { Sensitivity } from '../../../shared/scoring/sensitivity.ts';
import { useRanksOnMap } from './show-ranks.ts';
import { useScoresOnMap } from './show-scores.ts';
import { useFirmness } from './use-firmness.ts';
import { useWorkedOut, type WorkedOut } from './use-scoring.ts';

interface ScoringView {
  readonly worked: WorkedOut | null;
  readonly sensitivity: Sensitivity | null;
  /** Weightings are being tried. */
  readonly trying: boolean;
}

/** What the panels around the map show: worked out once for all of them. */
export const useScoringView = create<ScoringView>(() => ({ worked: null, sensitivity: null, trying: false }));

/** Works the plan out and hands it to the panels and to the map; shows nothing itself. */
export function ScoringEngine() {
  const worked = useWorkedOut();
  useScoresOnMap(worked);
  useRanksOnMap(worked);
  const { sensitivity, working } = useFirmness(worked);
  useLayoutEffect(() => {
    useScoringView.setState({ worked, sensitivity, trying: working });
  }, [worked, sensitivity, working]);
  return null;
}
