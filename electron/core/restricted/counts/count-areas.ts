import { type Breakdown, suppressAreas } from '../../../../shared/domain/area-suppression.ts';
import type { SuppressionCell } from '../../../../shared/domain/suppression.ts';
import type { Area, Areas } from './areas.queries.ts';
import type { Piece } from './pieces.queries.ts';

export const COUNT_KINDS = ['households', 'vulnerable'] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

/** A count of an area as it may be shown: null where it is withheld. */
export interface AreaCount {
  readonly register: string;
  readonly areaId: string;
  readonly kind: CountKind;
  readonly value: number | null;
}

/** Sums pieces to cells, and remembers of which pieces each is made. */
class Cells {
  readonly pieces = new Map<string, readonly number[]>();
  private readonly counts: readonly number[];

  constructor(counts: readonly number[]) {
    this.counts = counts;
  }

  make(key: string, at: readonly number[], parent: string | null): SuppressionCell {
    this.pieces.set(key, at);
    return { key, count: at.reduce((sum, i) => sum + (this.counts[i] ?? 0), 0), parent };
  }

  /** The cell with those of a list that lie wholly in it. */
  within(total: SuppressionCell, list: readonly SuppressionCell[]) {
    const own = new Set(this.pieces.get(total.key));
    const parts = list.filter(
      ({ key, count }) => count > 0 && this.pieces.get(key)?.every((i) => own.has(i)),
    );
    return { total, parts };
  }
}

const keyOf = (register: string, id: string): string => `${register}:${id}`;

/** Which pieces lie in which district: by their sub-district, else by their council area. */
function districtsOf(pieces: readonly Piece[], areas: Areas): (string | null)[] {
  const ofSubdistrict = new Map(areas.subdistricts.map(({ code, parent }) => [code, parent]));
  const ofCouncil = new Map(areas.councils.map(({ id, parent }) => [id, parent]));
  return pieces.map(({ subdistrict, council }) => {
    const own = subdistrict === null ? null : (ofSubdistrict.get(subdistrict) ?? subdistrict.slice(0, 4));
    return own ?? (council === null ? null : (ofCouncil.get(council) ?? null));
  });
}

function breakdownsOf(
  cells: Cells,
  pieces: readonly Piece[],
  areas: Areas,
): { breakdowns: Breakdown[]; across: ReturnType<Cells['within']>[] } {
  const districtOf = districtsOf(pieces, areas);
  const places = (fits: (piece: Piece, at: number) => boolean): number[] =>
    pieces.flatMap((piece, at) => (fits(piece, at) ? [at] : []));
  const inDistricts = (codes: readonly (string | null)[]): number[] =>
    places((_, at) => districtOf[at] !== null && codes.includes(districtOf[at] ?? ''));
  const idByCode = new Map(areas.districts.map(({ id, code }) => [code, id]));
  const districtKey = ({ parent }: Area): string | null => {
    const id = idByCode.get(parent);
    return id === undefined ? null : keyOf('district', id);
  };
  const provinces = areas.provinces.map(({ id, code }) =>
    cells.make(
      keyOf('province', id),
      places((_, at) => districtOf[at]?.slice(0, 2) === code),
      null,
    ),
  );
  const provinceKey = (code: string | null): string | null => {
    const found = areas.provinces.find((province) => province.code === code);
    return found ? keyOf('province', found.id) : null;
  };
  const districts = (parentOf: (district: Area) => string | null): SuppressionCell[] =>
    areas.districts.map((district) =>
      cells.make(keyOf('district', district.id), inDistricts([district.code]), parentOf(district)),
    );
  const subdistricts = areas.subdistricts.map((area) =>
    cells.make(
      keyOf('subdistrict', area.id),
      places(({ subdistrict }) => subdistrict === area.code),
      districtKey(area),
    ),
  );
  const councils = areas.councils.map((area) =>
    cells.make(
      keyOf('council_area', area.id),
      places(({ council }) => council === area.id),
      districtKey(area),
    ),
  );
  const byProvince = districts(({ parent }) => provinceKey(parent));
  const ofZones = areas.schemes.map((zones): Breakdown => {
    const zoneOf = ({ code, parent }: Area): string | null => {
      const zone = zones.find((one) => one.districts.includes(code ?? ''));
      return zone ? keyOf('zone', zone.id) : provinceKey(parent);
    };
    const parent = provinces.length === 1 ? (provinces[0]?.key ?? null) : null;
    const row = zones.map(({ id, districts: codes }) =>
      cells.make(keyOf('zone', id), inDistricts(codes), parent),
    );
    return [provinces, row, districts(zoneOf), subdistricts];
  });
  return {
    breakdowns: [[provinces, byProvince, subdistricts], [provinces, byProvince, councils], ...ofZones],
    across: [
      ...councils.map((one) => cells.within(one, subdistricts)),
      ...subdistricts.map((one) => cells.within(one, councils)),
    ],
  };
}

function countKind(kind: CountKind, pieces: readonly Piece[], areas: Areas, k: number): AreaCount[] {
  const counts = pieces.map((piece) => piece[kind]);
  const cells = new Cells(counts);
  const { breakdowns, across } = breakdownsOf(cells, pieces, areas);
  const withheld = suppressAreas(breakdowns, across, { counts, of: cells.pieces }, k);
  const all = new Map(breakdowns.flat(2).map((cell) => [cell.key, cell]));
  return [...all.values()].map(({ key, count }) => {
    const [register = '', areaId = ''] = key.split(':');
    return { register, areaId, kind, value: withheld.has(key) ? null : count };
  });
}

/**
 * The counts of all areas as they may be shown without the key: small ones are withheld, with those that would give them
 * away, at every level and between council areas, sub-districts and zones.
 */
export const countAreas = (pieces: readonly Piece[], areas: Areas, k: number): AreaCount[] =>
  COUNT_KINDS.flatMap((kind) => countKind(kind, pieces, areas, k));
