import { describe, expect, it } from 'vitest';
import type { ScoringPlan } from '../contract/scoring.ts';
import { optionsSentence, scoringSentence } from '../text/scoring.ts';
import { type FactsInput, factsOf } from './facts.ts';
import { ranked, Scorer, weightShares } from './score.ts';
import { sensitivity } from './sensitivity.ts';

const NONE = Number.NaN;

/** A scoring of columns that are brought to one scale already. */
function input(columns: number[][], weights: number[], minShare = 1): FactsInput {
  const areas = columns[0]?.length ?? 0;
  const titles = ['ครัวเรือนรายได้น้อย', 'กองทุน', 'ป่า'];
  const plan: ScoringPlan = {
    ...{ version: 1, level: 'subdistrict', normalisation: 'minmax', comparisons: null, second: null },
    ...{ minShare, excluded: [], rules: [], within: null },
    indicators: columns.map((_, j) => ({
      ...{ id: `i${j}`, per: null, direction: j === 1 ? 'less' : 'more', weight: weights[j] ?? 0 },
      title: { th: titles[j] ?? '', en: `Indicator ${j}` },
    })),
  };
  const ground = {
    ...{ areas, excluded: new Uint8Array(areas), minShare },
    columns: columns.map((column) => Float64Array.from(column)),
  };
  const shares = weightShares(weights);
  return {
    ...{ plan, ground, shares, excluded: 0, scored: ranked(new Scorer(ground).score(shares)) },
    columns: columns.map(() => ({ unit: { th: 'แห่ง', en: 'places' } })),
    names: Array.from({ length: areas }, (_, i) => `ต${i}`),
    sensitivity: sensitivity(ground, [...shares], { reach: 0.1, draws: 50, seed: 1, top: 2, watched: 1 }),
  };
}
const th = (...of: Parameters<typeof input>): string => scoringSentence(factsOf(input(...of))).th;

describe('the sentence of a scoring', () => {
  it('names no place that is as little urgent as any', () => {
    const said = th([[1, 0, 0, 0, 0, 0, 0]], [50]);
    expect(said).toContain('ที่ควรเริ่มก่อนคือ ต0 น้ำหนัก');
    expect(said).not.toContain('ต1');
    expect(th([[1, 0.8, 0.4, 0]], [50])).toContain('คือ ต0 ต1 และ ต2 น้ำหนัก');
  });

  it('does not pick some of those that share a later rank', () => {
    expect(th([[1, 0.5, 0.5, 0.5, 0.5, 0.5, 0]], [50])).toContain('คือ ต0 น้ำหนัก');
  });

  it('tells how many more share the first rank', () => {
    expect(th([[...new Array(8).fill(1), 0]], [50])).toContain('คือ ต0 ต1 ต2 ต3 ต4 และอีก 3 ตำบลที่คะแนนเท่ากัน');
  });

  it('says that none comes first where all are alike', () => {
    expect(th([[0.5, 0.5, 0.5]], [50])).toContain('เร่งด่วนเท่ากันทั้งหมด');
  });

  it('tells direction and unit of each indicator', () => {
    const said = scoringSentence(
      factsOf(
        input(
          [
            [1, 0],
            [1, 0],
          ],
          [50, 50],
        ),
      ),
    );
    expect(said.th).toContain(
      'มากคือเร่งด่วน ได้แก่ ครัวเรือนรายได้น้อย (แห่ง) 50 % น้อยคือเร่งด่วน ได้แก่ กองทุน (แห่ง) 50 %',
    );
    expect(said.en).toContain('Indicator 1 (places) 50 % (less is urgent)');
  });

  it('does not boast of firmness where nothing can be moved', () => {
    expect(th([[1, 0.5, 0.2, 0]], [50])).not.toContain('ลองขยับ');
    const two = [
      [1, 0.5, 0.2, 0],
      [1, 0.5, 0.2, 0],
    ];
    // What weighs nothing is not brought in by moving weights.
    expect(th(two, [50, 0])).not.toContain('ลองขยับ');
    expect(th(two, [50, 50])).toContain('100 % เมื่อลองขยับน้ำหนัก ±10 จุด 50 ครั้ง');
  });

  it('sets apart what lacks a figure, so that it does not win by it, and tells which', () => {
    const columns = [
      [1, 0.5, 0],
      [NONE, 0.5, 0],
    ];
    const apart = input(columns, [50, 50]);
    expect([...apart.scored.order]).toEqual([1, 2]);
    expect(scoringSentence(factsOf(apart)).th).toContain('ยังไม่จัดลำดับ 1 ตำบล เพราะขาดตัวเลข กองทุน (1 ตำบล)');
    expect(th(columns, [50, 50], 0.5)).toContain(
      'ที่จัดลำดับแล้วมี 1 ตำบล ที่คิดจากตัวเลขเท่าที่มี เพราะขาด กองทุน (1 ตำบล)',
    );
  });

  it('says that no weight is given', () => {
    expect(th([[1, 0]], [0])).toMatch(/^ยังไม่ได้ให้น้ำหนัก/);
  });
});

describe('the sentence of two options', () => {
  const facts = {
    ...{ level: 'subdistrict' as const, ranked: 55, moved: 4, kept: 9, entering: ['ก'], leaving: ['ข'] },
    riser: { name: 'ก', before: 12, after: 8 },
  };

  it('tells what the second changes', () => {
    expect(optionsSentence(facts).th).toBe(
      'ถ้าใช้ทางเลือก ข แทน ก อันดับเปลี่ยน 4 จาก 55 ตำบล โดย 10 อันดับแรกเหมือนเดิม 9 ตำบล เข้ามาใหม่ 1 ตำบล คือ ก หลุดไป 1 ตำบล คือ ข เร่งด่วนขึ้นมากที่สุดคือ ก จากอันดับ 12 เป็น 8',
    );
    expect(optionsSentence({ ...facts, moved: 0 }).en).toBe(
      'Options A and B rank all 55 sub-districts alike.',
    );
  });
});
