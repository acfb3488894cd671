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

/** Scrolls by so many pixels each frame, and back at the end, for 180 frames. `blank` is asked in the page. */
export async function scrollThrough(
  page: Page,
  query: string,
  pixels: number,
  blank: string,
): Promise<Frames> {
  const { times, empty } = await page.evaluate(
    ([selector, step, isBlank, count]) =>
      new Promise<{ times: number[]; empty: number }>((resolve) => {
        const box = document.querySelector(selector);
        if (!box) throw new Error(`nothing to scroll: ${selector}`);
        const test = new Function(`return ${isBlank}`) as () => boolean;
        const taken: number[] = [];
        let blanks = 0;
        let last = performance.now();
        let way = step;
        const turn = (now: number): void => {
          taken.push(now - last);
          last = now;
          if (test()) blanks += 1;
          if (taken.length === count) {
            resolve({ times: taken.slice(2), empty: blanks });
            return;
          }
          if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) way = -step;
          if (box.scrollTop <= 0) way = step;
          box.scrollTop += way;
          requestAnimationFrame(turn);
        };
        requestAnimationFrame(turn);
      }),
    [query, pixels, blank, COUNT] as const,
  );
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    median: at(0.5),
    p95: at(0.95),
    late: times.filter((time) => time > 25).length / times.length,
    blank: empty / COUNT,
  };
}
