import { codeLabel } from '../../../shared/domain/code-lists/index.ts';
import type { District, Spine, Subdistrict } from './areas.ts';
import { cellPieces, nearestCell } from './areas.ts';
import { PROVINCE } from './names.ts';
import type { Ground } from './outline.ts';
import type { SeededRandom } from './random.ts';
import { isConnected } from './regions.ts';

export interface CouncilArea {
  readonly code: string;
  readonly name: string;
  readonly authorityType: 'town' | 'subdistrict-municipality' | 'sao';
  readonly districtCode: string;
  readonly cells: readonly number[];
  /** Sub-districts it shares ground with. */
  readonly subdistrictCodes: readonly string[];
}

interface Draft {
  name: string;
  type: CouncilArea['authorityType'];
  readonly districtCode: string;
  readonly cells: Set<number>;
}

/** Sub-districts whose councils were merged with a neighbour's. */
const MERGERS = 4;
/** Municipalities cut out of the sub-districts around them; with the mergers 55 sub-districts make 60 council areas. */
const MUNICIPALITIES = 9;
/** Sub-district organisations that were raised to municipalities as they stand. */
const RAISED = 7;

/** Joins small neighbours of one district. */
function merge(ground: Ground, drafts: Draft[]): void {
  const size = (draft: Draft): number => [...draft.cells].reduce((sum, cell) => sum + ground.size(cell), 0);
  const touching = (a: Draft, b: Draft): boolean =>
    [...a.cells].some((cell) =>
      [...(ground.topology.neighbours.get(cell)?.keys() ?? [])].some((c) => b.cells.has(c)),
    );
  const merged = new Set<Draft>();
  for (let done = 0; done < MERGERS; done++) {
    let best: [Draft, Draft] | null = null;
    for (const a of drafts)
      for (const b of drafts) {
        const allowed = a !== b && a.districtCode === b.districtCode && !merged.has(a) && !merged.has(b);
        if (!allowed || !touching(a, b)) continue;
        if (!best || size(a) + size(b) < size(best[0]) + size(best[1])) best = [a, b];
      }
    if (!best) return;
    for (const cell of best[1].cells) best[0].cells.add(cell);
    merged.add(best[0]);
    drafts.splice(drafts.indexOf(best[1]), 1);
  }
}

/** Takes a cell for a municipality out of the area that holds it, if what remains of that still hangs together. */
function take(ground: Ground, drafts: readonly Draft[], cell: number, into: Draft): boolean {
  const owner = drafts.find((draft) => draft.cells.has(cell));
  if (owner?.type !== 'sao' || owner.districtCode !== into.districtCode) return false;
  const rest = new Set([...owner.cells].filter((other) => other !== cell));
  if (!isConnected(cellPieces(ground), rest)) return false;
  owner.cells.delete(cell);
  into.cells.add(cell);
  return true;
}

/** Cuts a municipality of `wished` cells, from two sub-districts where it can. */
function cutMunicipality(
  ground: Ground,
  drafts: Draft[],
  seats: readonly number[],
  wished: number,
  into: Draft,
): void {
  if (!seats.some((seat) => take(ground, drafts, seat, into))) return;
  const from = (cell: number): Draft | undefined => drafts.find((draft) => draft.cells.has(cell));
  const first = [...into.cells][0] as number;
  const firstOwner = [...(ground.topology.neighbours.get(first)?.keys() ?? [])].map(from)[0];
  while (into.cells.size < wished) {
    const around = [...into.cells].flatMap((cell) => [
      ...(ground.topology.neighbours.get(cell)?.keys() ?? []),
    ]);
    const foreign = (cell: number): number => (from(cell) === firstOwner ? 1 : 0);
    const wanted = around.filter((cell) => !into.cells.has(cell));
    wanted.sort((a, b) => foreign(a) - foreign(b) || ground.size(a) - ground.size(b));
    if (!wanted.some((cell) => take(ground, drafts, cell, into))) break;
  }
  drafts.push(into);
}

function municipalities(random: SeededRandom, ground: Ground, spine: Spine, drafts: Draft[]): void {
  const order = [...spine.districts, spine.districts[0] as District].slice(0, MUNICIPALITIES);
  order.forEach((district, i) => {
    const subdistricts = district.subdistricts;
    const again = i >= spine.districts.length;
    const seat = (again ? subdistricts[subdistricts.length - 1] : subdistricts[0]) as Subdistrict;
    const middle =
      i === 0
        ? ground.town
        : ground.middle(nearestCell(ground, seat.cells, ground.middle(seat.cells[0] as number)));
    const seats = [...district.cells].sort(
      (a, b) => Math.hypot(...gap(ground, a, middle)) - Math.hypot(...gap(ground, b, middle)),
    );
    cutMunicipality(ground, drafts, seats, i === 0 ? 4 : random.whole(2, 3), {
      name: seat.name.th,
      type: i === 0 ? 'town' : 'subdistrict-municipality',
      districtCode: district.code,
      cells: new Set(),
    });
  });
}

function gap(ground: Ground, cell: number, [x, y]: readonly [number, number]): [number, number] {
  const [cx, cy] = ground.middle(cell);
  return [cx - x, cy - y];
}

function titled(draft: Draft): string {
  if (draft.type === 'sao') return `${codeLabel('authority-type', 'sao').th}${draft.name}`;
  return `${codeLabel('authority-type', draft.type).th}${draft.name}`;
}

/**
 * The areas that community councils follow: those of local authorities. Most stand on one sub-district; municipalities
 * cut across sub-districts and leave the rest around them, and some small neighbours are merged.
 */
export function makeCouncilAreas(random: SeededRandom, ground: Ground, spine: Spine): CouncilArea[] {
  const drafts = spine.subdistricts.map(
    (one): Draft => ({
      name: one.name.th,
      type: 'sao',
      districtCode: one.districtCode,
      cells: new Set(one.cells),
    }),
  );
  merge(ground, drafts);
  municipalities(random, ground, spine, drafts);
  const municipal = new Set(drafts.filter((draft) => draft.type !== 'sao').map((draft) => draft.name));
  const candidates = drafts.filter((draft) => draft.type === 'sao' && !municipal.has(draft.name));
  for (const draft of random.shuffled(candidates).slice(0, RAISED)) draft.type = 'subdistrict-municipality';
  const home = new Map(
    spine.subdistricts.flatMap(({ code, cells }) => cells.map((cell) => [cell, code] as const)),
  );
  drafts.sort((a, b) => a.districtCode.localeCompare(b.districtCode));
  return drafts.map((draft, i) => ({
    code: `${PROVINCE.code}C${String(i + 1).padStart(3, '0')}`,
    name: titled(draft),
    authorityType: draft.type,
    districtCode: draft.districtCode,
    cells: [...draft.cells],
    subdistrictCodes: [...new Set([...draft.cells].map((cell) => home.get(cell) as string))].sort(),
  }));
}
