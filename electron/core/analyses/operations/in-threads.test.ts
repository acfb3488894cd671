import { describe, expect, it } from 'vitest';
import { beside, type ShareAnswer } from './in-threads.ts';

describe('work in two threads', () => {
  it('ends the other half where this one fails, and says why this one did', async () => {
    let fail: (error: Error) => void = () => undefined;
    const answer = new Promise<ShareAnswer>((_, reject) => {
      fail = reject;
    });
    let ended = 0;
    const end = async (): Promise<void> => {
      ended++;
      fail(new Error('the second thread ended (1) without an answer'));
    };
    const work = (): never => {
      throw new Error('this half');
    };
    await expect(beside({ answer, end }, work)).rejects.toThrow('this half');
    expect(ended).toBe(1);
  });

  it('gives both halves', async () => {
    const there: ShareAnswer = { kind: 'unite', shapes: [] };
    const asked = { answer: Promise.resolve(there), end: async (): Promise<void> => undefined };
    expect(await beside(asked, () => 'here')).toEqual(['here', there]);
  });
});
