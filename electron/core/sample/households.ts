import type { Position } from '../../../shared/geo/geometry.ts';
import { pointNear } from './housing.ts';
import type { Ground } from './outline.ts';
import type { SeededRandom } from './random.ts';
import type { Village } from './villages.ts';

/** A household of the survey: a code and answers. */
export interface Household {
  readonly hhCode: string;
  readonly houseNo: string;
  readonly villageCode: string;
  readonly councilCode: string;
  readonly accuracyM: number;
  readonly memberCount: number;
  readonly incomeMonthBaht: number | null;
  readonly tenure: string;
  readonly houseCondition: string;
  readonly welfareCard: number;
  readonly recheckStatus: number;
  readonly point: Position;
}

const HOUSEHOLDS = 5000;

/** How many households each village has: uneven, none without. */
function counts(random: SeededRandom, villages: readonly Village[]): number[] {
  const weights = villages.map(() => Math.exp(0.55 * random.normal()));
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => Math.max(1, Math.floor((weight / sum) * HOUSEHOLDS)));
  let left = HOUSEHOLDS - shares.reduce((a, b) => a + b, 0);
  while (left !== 0) {
    const i = random.whole(0, villages.length - 1);
    const step = left > 0 ? 1 : -1;
    if ((shares[i] as number) + step < 1) continue;
    shares[i] = (shares[i] as number) + step;
    left -= step;
  }
  return shares;
}

type Weights<T> = readonly (readonly [T, number])[];
const MEMBERS: Weights<number> = [
  [1, 12],
  [2, 20],
  [3, 22],
  [4, 22],
  [5, 13],
  [6, 7],
  [7, 3],
  [8, 1],
];
const TENURES: Weights<string> = [
  ['owner', 58],
  ['relatives', 18],
  ['state', 12],
  ['rent', 6],
  ['temple', 2],
  ['encroached', 3],
  ['other', 1],
];
const CONDITIONS: Weights<string> = [
  ['sound', 38],
  ['worn', 30],
  ['dilapidated', 20],
  ['unsafe', 10],
  ['none', 2],
];
const CARDS: Weights<number> = [
  [0, 20],
  [1, 40],
  [2, 30],
  [3, 10],
];
/** By the codes of the recheck: most match, some were corrected, some added by the field. */
const RECHECKS: Weights<number> = [
  [1, 70],
  [2, 16],
  [3, 6],
  [4, 4],
  [6, 1],
  [7, 1],
  [8, 2],
];

type Answers = Omit<Household, 'hhCode' | 'houseNo' | 'villageCode' | 'councilCode' | 'point'>;

function answers(random: SeededRandom, checked: number): Answers {
  const memberCount = random.weighted(MEMBERS);
  const status = random.weighted(RECHECKS);
  return {
    accuracyM: random.pick([3, 4, 5, 5, 6, 8, 10, 15]),
    memberCount,
    incomeMonthBaht: random.chance(0.08)
      ? null
      : Math.round(Math.exp(8.7 + 0.5 * random.normal()) / 100) * 100,
    tenure: random.weighted(TENURES),
    houseCondition: random.weighted(CONDITIONS),
    welfareCard: Math.min(memberCount, random.weighted(CARDS)),
    recheckStatus: random.chance(checked) ? status : 0,
  };
}

/** 5,000 surveyed households about the villages; how far the recheck has come differs by sub-district. */
export function makeHouseholds(
  random: SeededRandom,
  ground: Ground,
  villages: readonly Village[],
): Household[] {
  const shares = counts(random, villages);
  const progress = new Map<string, number>();
  for (const { subdistrictCode } of villages)
    if (!progress.has(subdistrictCode)) progress.set(subdistrictCode, random.between(0.25, 0.98));
  return villages.flatMap((village, i) => {
    const spread = random.between(0.12, 0.3);
    return Array.from(
      { length: shares[i] as number },
      (_, j): Household => ({
        hhCode: `${village.code}-${String(j + 1).padStart(4, '0')}`,
        houseNo: random.chance(0.2)
          ? `${random.whole(1, 180)}/${random.whole(1, 9)}`
          : String(random.whole(1, 180)),
        villageCode: village.code,
        councilCode: village.councilCode,
        ...answers(random, progress.get(village.subdistrictCode) ?? 0),
        point: pointNear(random, ground, village, spread),
      }),
    );
  });
}
