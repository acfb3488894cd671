import type { ScoringLevel } from '../../../shared/contract/scoring.ts';
import { inForce, type ReadableDb, sql } from '../db/index.ts';
import type { LevelAreas } from './areas.queries.ts';

/** What a row of a register says of where it lies, by codes and ids; null where it says nothing. */
export interface Whereabouts {
  readonly village_id: string | null;
  readonly council_area_id: string | null;
  readonly subdistrict_code: string | null;
  readonly district_code: string | null;
  readonly area_level: string | null;
  readonly area_id: string | null;
}

/** Columns by which rows are placed. */
export const WHERE_COLUMNS = [
  ...['village_id', 'council_area_id', 'subdistrict_code', 'district_code'],
  ...['area_level', 'area_id'],
] as const;

interface Spine {
  /** Codes of villages, council areas, sub-districts and districts by their ids. */
  readonly codes: ReadonlyMap<string, { readonly level: string; readonly code: string }>;
  /** The district and the only sub-district of council areas, by id. */
  readonly councils: ReadonlyMap<
    string,
    { readonly district: string | null; readonly subdistrict: string | null }
  >;
  readonly villages: ReadonlyMap<
    string,
    { readonly subdistrict: string | null; readonly council: string | null }
  >;
  readonly zones: ReadonlyMap<string, string>;
  /** Codes of districts, by the fids of their rows. */
  readonly districts: ReadonlyMap<number, string>;
  /** All sub-districts of council areas, by id. */
  readonly grounds: ReadonlyMap<string, readonly string[]>;
}

const readSpine = (db: ReadableDb): Spine => {
  const coded = (level: 'subdistrict' | 'district') =>
    db
      .all<{ id: string; code: string }>(sql`SELECT id, code FROM ${sql.id(level)} WHERE ${inForce(level)}`)
      .map(({ id, code }) => [id, { level, code }] as const);
  const councils = db.all<{ id: string; district: string | null; subdistrict: string | null }>(
    sql`SELECT c.id, c.district_code AS district, (SELECT CASE WHEN count(*) = 1 THEN max(l.subdistrict_code) END
      FROM council_area_subdistrict l WHERE l.council_area_id = c.id) AS subdistrict FROM council_area c`,
  );
  const villages = db.all<{ id: string; subdistrict: string | null; council: string | null }>(
    sql`SELECT id, subdistrict_code AS subdistrict, council_area_id AS council FROM village`,
  );
  const zones = db.all<{ district: string; zone: string }>(
    sql`SELECT district_code AS district, zone_id AS zone FROM zone_district
      WHERE scheme_id = (SELECT id FROM zone_scheme ORDER BY position, fid LIMIT 1)`,
  );
  const grounds = db.all<{ council: string; code: string }>(
    sql`SELECT council_area_id AS council, subdistrict_code AS code FROM council_area_subdistrict`,
  );
  const districts = db.all<{ fid: number; code: string }>(
    sql`SELECT fid, code FROM district WHERE ${inForce('district')}`,
  );
  const byCouncil = Map.groupBy(grounds, ({ council }) => council);
  return {
    grounds: new Map([...byCouncil].map(([council, own]) => [council, own.map(({ code }) => code)])),
    codes: new Map([...coded('subdistrict'), ...coded('district')]),
    councils: new Map(councils.map(({ id, ...council }) => [id, council])),
    villages: new Map(villages.map(({ id, ...village }) => [id, village])),
    districts: new Map(districts.map(({ fid, code }) => [fid, code])),
    zones: new Map(zones.map(({ district, zone }) => [district, zone])),
  };
};

/** The register whose shapes are the ground of a level: a zone is the ground of its districts. */
export const groundOf = (level: ScoringLevel): Exclude<ScoringLevel, 'zone'> =>
  level === 'zone' ? 'district' : level;

/** Puts rows of registers to the areas of a level, by what they name: never by guessing. */
export class RowPlacer {
  private readonly spine: Spine;
  readonly level: ScoringLevel;
  private readonly areas: LevelAreas;
  private readonly byCode: ReadonlyMap<string, number>;
  private readonly byId: ReadonlyMap<string, number>;
  private readonly byFid: ReadonlyMap<number, number>;

  constructor(db: ReadableDb, level: ScoringLevel, areas: LevelAreas) {
    this.spine = readSpine(db);
    this.level = level;
    this.areas = areas;
    // Areas without a code are not those that rows without one lie in.
    this.byCode = new Map(areas.codes.map((code, place) => [code, place] as const).filter(([code]) => code));
    this.byId = new Map(areas.ids.map((id, place) => [id, place]));
    this.byFid = new Map(areas.fids.map((fid, place) => [fid, place]));
  }

  /** The place of the area that a row lies in; null where what it names doesn't tell. */
  placeOf(row: Whereabouts): number | null {
    const named = this.named(row);
    switch (this.level) {
      case 'village':
        return this.byId.get(named.village ?? '') ?? null;
      case 'council_area':
        return this.byId.get(named.council ?? '') ?? null;
      case 'subdistrict':
        return this.byCode.get(named.subdistrict ?? '') ?? null;
      case 'district':
        return this.byCode.get(named.district ?? '') ?? null;
      case 'zone':
        return this.byId.get(this.spine.zones.get(named.district ?? '') ?? '') ?? null;
    }
  }

  /** The place of the area that stands on a row of `groundOf` its level. */
  placeOnGround(fid: number): number | null {
    if (this.level !== 'zone') return this.byFid.get(fid) ?? null;
    return this.byId.get(this.spine.zones.get(this.spine.districts.get(fid) ?? '') ?? '') ?? null;
  }

  /** The places of areas that a row may lie in, of which it names only a wider one; empty where it names none. */
  mayLie(row: Whereabouts): readonly number[] {
    const named = this.named(row);
    const council = named.council ?? '';
    const { grounds, villages } = this.spine;
    const known = (place: number | undefined): number[] => (place === undefined ? [] : [place]);
    if (this.level === 'subdistrict' && grounds.has(council))
      return (grounds.get(council) ?? []).flatMap((code) => known(this.byCode.get(code)));
    if (this.level === 'village' && council !== '')
      return [...villages].flatMap(([id, home]) =>
        home.council === council ? known(this.byId.get(id)) : [],
      );
    const wider = named.subdistrict ?? named.district;
    if (wider === null || (this.level !== 'village' && this.level !== 'subdistrict')) return [];
    return this.areas.codes.flatMap((code, place) => (code.startsWith(wider) ? [place] : []));
  }

  /** Everything that follows from what a row names, from the smallest area up. */
  private named(
    row: Whereabouts,
  ): Readonly<Record<'village' | 'council' | 'subdistrict' | 'district', string | null>> {
    const { spine } = this;
    const ofLevel = (level: string): string | null => (row.area_level === level ? row.area_id : null);
    const code = spine.codes.get(row.area_id ?? '');
    const village = row.village_id || ofLevel('village');
    const home = spine.villages.get(village ?? '');
    const council = row.council_area_id || ofLevel('council_area') || home?.council || null;
    const ground = spine.councils.get(council ?? '');
    const subdistrict =
      row.subdistrict_code ||
      home?.subdistrict ||
      (code?.level === 'subdistrict' ? code.code : null) ||
      ground?.subdistrict ||
      null;
    const district =
      subdistrict?.slice(0, 4) ||
      row.district_code ||
      (code?.level === 'district' ? code.code : null) ||
      ground?.district ||
      null;
    return { village, council, subdistrict, district };
  }
}
