import type { Page } from 'playwright-core';

/** What scrolling cost: milliseconds from frame to frame, and the shares of frames that came late or showed no rows. */
export interface Frames {
  readonly median: number;
  readonly p95: number;
  /** Longer than a frame and a half at 60 Hz. */
  readonly late: number;
  readonly blank: number;
}

const COUNT = 180;

/** Scrolls by so many pixels each frame, and back at the end, for 180 frames. `blank` is an expression of the page. */
export async function scrollThrough(
  page: Page,
  query: string,
  pixels: number,
  blank: string,
): Promise<Frames> {
  const { times, empty } = await page.evaluate<{
    times: number[];
    empty: number;
  }>(`new Promise((resolve, reject) => {
    const box = document.querySelector(${JSON.stringify(query)});
    if (!box) return reject(new Error('nothing to scroll'));
    const taken = [];
    let blanks = 0;
    let last = performance.now();
    let way = ${pixels};
    const turn = (now) => {
      taken.push(now - last);
      last = now;
      if (${blank}) blanks += 1;
      if (taken.length === ${COUNT}) return resolve({ times: taken.slice(2), empty: blanks });
      if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) way = -${pixels};
      if (box.scrollTop <= 0) way = ${pixels};
      box.scrollTop += way;
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  })`);
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    median: at(0.5),
    p95: at(0.95),
    late: times.filter((time) => time > 25).length / times.length,
    blank: empty / COUNT,
  };
}
