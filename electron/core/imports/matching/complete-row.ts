import type { IssueCode } from '../../../../shared/contract/codes.ts';
import { isMunicipalOffice } from '../../../../shared/domain/area-codes.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import { wkbExtent } from '../../../../shared/geo/wkb.ts';
import type { SqlValue } from '../../db/index.ts';
import { bareName } from '../code-columns.ts';
import type { AreaIndex, Place } from './area-index.ts';
import { areaKey, bareKey, villageWords } from './area-name.ts';
import { namedAreas } from './named-areas.ts';
import type { FilledRow, PlanRow } from './plan-types.ts';

/** Digits of a register's own code, and the field of the code above that it begins with. */
const OFFICIAL: Readonly<Record<string, { digits: number; parent: string | null; above: number }>> = {
  province: { digits: 2, parent: null, above: 0 },
  district: { digits: 4, parent: 'province_code', above: 2 },
  subdistrict: { digits: 6, parent: 'district_code', above: 4 },
  village: { digits: 8, parent: 'subdistrict_code', above: 6 },
};
const NAMED_BY_KIND = ['province', 'district', 'subdistrict'];

type Values = Record<string, SqlValue>;

/** True for registers whose rows belong to a council area. */
const hasCouncilArea = (register: string): boolean =>
  registerOf(register)?.fields.some((field) => field.name === 'council_area_id') ?? false;

/** What an area's shape or a point is at: the middle of its box. Null without a shape. */
export function placeOf(wkb: Uint8Array | null): Place | null {
  const box = wkb ? wkbExtent(wkb) : null;
  return box ? [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] : null;
}

/** The name of a row of a register as it is compared. */
export function nameKey(register: string, name: string): string {
  if (register === 'council_area') return areaKey('council_area', name);
  if (register === 'village' || NAMED_BY_KIND.includes(register)) return bareKey(name);
  return bareKey(
    normaliseThai(name).replace(/^(?:ป่าชุมชน|โครงการ|กองทุนสวัสดิการชุมชน|สภาองค์กรชุมชน)\s*(?=\S)/, ''),
  );
}

const asText = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);

/** Completes a row by what follows from its code, its area and its place. */
export function completeRow(register: string, row: PlanRow, index: AreaIndex): FilledRow {
  const values: Values = { ...row.fields };
  const derived: Values = {};
  if (NAMED_BY_KIND.includes(register) && typeof values.name_th === 'string')
    values.name_th = bareName(values.name_th);
  const official = OFFICIAL[register];
  if (official) deriveCodes(register, row, values, derived, official);
  if (register === 'council_area') deriveCouncil(row, values, derived);
  const code = asText(values.code) ?? asText(derived.code);
  if (NAMED_BY_KIND.includes(register)) derived.name_th = nameOf(register, code, row, index);
  const area = areaOf(register, row, values, derived, code);
  if (hasCouncilArea(register)) setCouncil(row, values, derived, area, index);
  const name = asText(values.name_th) ?? asText(derived.name_th);
  const { wkb } = row;
  return {
    ...{ row: row.row, id: row.id, values, derived, code, name, area, wkb, joined: [] },
    nameKey: name === null ? '' : nameKey(register, name),
    links: register === 'council_area' && row.matched?.code.length === 6 ? [row.matched.code] : [],
    above: { district: row.area.district, province: row.area.province },
    lacking: official ? wrongCode(code, values, official, index) : null,
  };
}

function deriveCodes(
  register: string,
  { area, matched }: PlanRow,
  values: Values,
  derived: Values,
  { digits, parent, above }: { digits: number; parent: string | null; above: number },
): void {
  const said = asText(values.code);
  if (register === 'village') {
    const moo = asText(values.moo) ?? villageWords(area.village ?? '').moo;
    const within = asText(values.subdistrict_code) ?? matched?.code.slice(0, above) ?? null;
    if (said === null && within?.length === above && moo !== null && moo !== 0)
      derived.code = within + String(moo).padStart(2, '0');
    else if (said === null && moo === null && matched?.level === 'village') derived.code = matched.code;
    const number = Number((said ?? '').slice(above));
    derived.moo = moo === null ? number || null : Number(moo);
  } else if (said === null && matched?.level === register) derived.code = matched.code;
  const code = said ?? asText(derived.code);
  if (parent === null) return;
  if (code?.length === digits) derived[parent] = code.slice(0, above);
  else if (matched && matched.code.length >= above && matched.level !== 'council_area')
    derived[parent] = matched.code.slice(0, above);
}

/** The kind of a local authority by how its name begins. */
const AUTHORITIES = [
  [/^(?:เทศบาลนคร|ทน\.)/, 'city'],
  [/^(?:เทศบาลเมือง|ทม\.)/, 'town'],
  [/^(?:เทศบาลตำบล|ทต\.)/, 'subdistrict-municipality'],
  [/^(?:องค์การบริหารส่วนตำบล|อบต)/, 'sao'],
] as const;

function deriveCouncil({ matched }: PlanRow, values: Values, derived: Values): void {
  if (matched && matched.level !== 'council_area' && matched.code.length >= 4)
    derived.district_code = matched.code.slice(0, 4);
  const name = String(values.name_th ?? '').replace(/^(?:พื้นที่)?สภา(?:องค์กรชุมชน|ฯ)?\s*/, '');
  const kind = AUTHORITIES.find(([pattern]) => pattern.test(name))?.[1];
  if (kind) derived.authority_type = kind;
}

/** The name of an area that its row does not give: that of the area that was matched, or the one that is known. */
function nameOf(
  register: string,
  code: string | null,
  { area, matched }: PlanRow,
  index: AreaIndex,
): string | null {
  const said = area[register as 'province' | 'district' | 'subdistrict'];
  if (said) return bareName(said);
  if (matched?.level === register) return matched.name;
  return code === null ? null : (index.official(code)?.name ?? code);
}

function areaOf(
  register: string,
  { matched }: PlanRow,
  values: Values,
  derived: Values,
  code: string | null,
): string | null {
  const official = OFFICIAL[register];
  if (official?.parent) {
    const parent = asText(values[official.parent]) ?? asText(derived[official.parent]);
    return parent ?? code?.slice(0, official.above) ?? null;
  }
  if (register === 'council_area') return asText(values.district_code) ?? asText(derived.district_code);
  return matched && /^\d+$/.test(matched.code) && matched.level !== 'council_area' ? matched.code : null;
}

/** The council area of a village or a project: named, else that of its sub-district alone, else by its place. */
function setCouncil(
  row: PlanRow,
  values: Values,
  derived: Values,
  area: string | null,
  index: AreaIndex,
): void {
  const said = asText(values.council_area_id);
  const named = said === null ? null : councilNamed(said, index);
  // What names no council area here would point to nothing.
  if (said !== null) delete values.council_area_id;
  if (named !== null) {
    values.council_area_id = named;
    return;
  }
  const hinted = row.area.council_area === null ? null : councilNamed(row.area.council_area, index);
  const id =
    (row.matched?.level === 'council_area' ? row.matched.id : null) ?? hinted ?? councilAt(row, area, index);
  if (id !== null) derived.council_area_id = id;
}

function councilNamed(text: string, index: AreaIndex): string | null {
  const known = index.byId(text) ?? index.byCode('council_area', text);
  if (known) return known.id;
  const found = namedAreas(index, 'council_area', areaKey('council_area', text), []);
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}

function councilAt({ wkb }: PlanRow, area: string | null, index: AreaIndex): string | null {
  if (area !== null && area.length >= 6) {
    const here = index.areas('council_area').filter((one) => one.within.includes(area.slice(0, 6)));
    if (here.length === 1) return here[0]?.id ?? null;
  }
  const at = placeOf(wkb);
  const covering = at ? index.covering('council_area', at) : [];
  return covering.length === 1 ? (covering[0]?.area.id ?? null) : null;
}

/** What is wrong with an official code: its number of digits, or another beginning than the code above. */
function wrongCode(
  code: string | null,
  values: Values,
  { digits, parent }: { digits: number; parent: string | null },
  index: AreaIndex,
): IssueCode | null {
  if (code === null) return null;
  if (digits === 4 && isMunicipalOffice(code) && !index.official(code)) return 'code-municipal';
  if (!/^\d+$/.test(code) || code.length !== digits) return 'code-invalid';
  const above = parent === null ? null : asText(values[parent]);
  return above !== null && !code.startsWith(above) ? 'code-invalid' : null;
}
