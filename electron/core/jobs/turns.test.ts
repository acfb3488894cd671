import { describe, expect, it } from 'vitest';
import { mapInTurns, sortInTurns, Turns } from './turns.ts';

describe('work in turns', () => {
  it('sorts as sorting at once does, equal ones as they stood', async () => {
    for (const count of [0, 1, 4096, 4097, 30_011]) {
      const items = Array.from({ length: count }, (_, at) => ({ key: (at * 7919) % 1009, at }));
      const compare = (a: { key: number }, b: { key: number }): number => a.key - b.key;
      expect(await sortInTurns(items, compare, new Turns())).toEqual(items.toSorted(compare));
    }
  });

  it('lets others go first', async () => {
    let others = 0;
    const other = setInterval(() => others++, 1);
    const items = Array.from({ length: 400_000 }, (_, at) => at);
    const turns = new Turns();
    let sum = 0;
    const made = await mapInTurns(
      items,
      (item) => {
        for (let i = 0; i < 400; i++) sum += i % (item + 1);
        return item + 1;
      },
      turns,
    );
    clearInterval(other);
    expect([made.length, made.at(-1), sum > 0]).toEqual([400_000, 400_000, true]);
    expect(others).toBeGreaterThan(0);
  });
});
