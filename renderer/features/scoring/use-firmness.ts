import { useEffect, useState } from 'react';
import { TRIED } from '../../../shared/scoring/facts.ts';
import type { Sensitivity } from '../../../shared/scoring/sensitivity.ts';
import type { FirmnessAnswer, FirmnessTask } from './firmness.worker.ts';
import type { WorkedOut } from './use-scoring.ts';

/** After the last move of a slider: trying weightings while it moves would be thrown away. */
const PAUSE_MS = 250;

let worker: Worker | null = null;
let asked = 0;

const ask = (task: FirmnessTask, take: (answer: Sensitivity) => void): (() => void) => {
  worker ??= new Worker(new URL('./firmness.worker.ts', import.meta.url), { type: 'module' });
  const thread = worker;
  const listen = ({ data }: MessageEvent<FirmnessAnswer>): void => {
    if (data.id === task.id) take(data.sensitivity);
  };
  thread.addEventListener('message', listen);
  thread.postMessage(task);
  return () => thread.removeEventListener('message', listen);
};

/** How firm the first ranks are, tried out beside the page; the last answer stays until the next has come. */
export const useFirmness = (
  worked: WorkedOut | null,
): { readonly sensitivity: Sensitivity | null; readonly working: boolean } => {
  const [found, setFound] = useState<{ of: WorkedOut; sensitivity: Sensitivity } | null>(null);
  useEffect(() => {
    if (worked === null) return;
    let end = (): void => undefined;
    const wait = setTimeout(() => {
      const task = { id: ++asked, ground: worked.ground, weights: [...worked.shares], options: TRIED };
      end = ask(task, (sensitivity) => setFound({ of: worked, sensitivity }));
    }, PAUSE_MS);
    return () => {
      clearTimeout(wait);
      end();
    };
  }, [worked]);
  const fits = found !== null && found.of === worked;
  return { sensitivity: fits ? found.sensitivity : null, working: worked !== null && !fits };
};
