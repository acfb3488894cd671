import { startTransition, useEffect, useState } from 'react';

/** One frame of a screen. */
const FRAME_MS = 16;

/**
 * True from the nth frame after mounting on. Heavy parts of a page come one after another by it, so that the window
 * answers between them.
 */
export function useTurn(n: number): boolean {
  const [come, setCome] = useState(n === 0);
  useEffect(() => {
    if (come) return;
    const timer = setTimeout(() => startTransition(() => setCome(true)), n * FRAME_MS);
    return () => clearTimeout(timer);
  }, [come, n]);
  return come;
}
