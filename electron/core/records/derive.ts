import type { DerivedValue } from '../../../shared/contract/records.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import type { OpenWorkspace } from '../context.ts';
import { pointInside } from '../layers/index.ts';
import { areaOfCode, areaOfPoint, type DerivedArea, onlyCouncilArea } from './derive.queries.ts';
import type { ProposedRow } from './proposed-row.ts';
import type { RowStore } from './row-store.ts';

/** The digits of a register's code that are the code of the area above. */
const ABOVE: Readonly<Record<string, readonly [field: string, register: string, digits: number]>> = {
  district: ['province_code', 'province', 2],
  subdistrict: ['district_code', 'district', 4],
  village: ['subdistrict_code', 'subdistrict', 6],
};

/** Areas that a row lies in by its place: the field that names them. */
const BY_PLACE: readonly (readonly [field: string, register: string])[] = [
  ['province_code', 'province'],
  ['district_code', 'district'],
  ['subdistrict_code', 'subdistrict'],
  ['council_area_id', 'council_area'],
  ['forest_id', 'community_forest'],
];

const byCode = (workspace: OpenWorkspace, register: string, code: unknown): DerivedValue[] => {
  const above = ABOVE[register];
  if (!above || typeof code !== 'string') return [];
  const [field, target, digits] = above;
  if (!/^\d+$/.test(code) || code.length <= digits) return [];
  const area = areaOfCode(workspace.db, target, code.slice(0, digits));
  return area ? [{ field, value: area.code, title: area.title, from: 'code' }] : [];
};

const byPlace = (
  workspace: OpenWorkspace,
  register: string,
  point: Position,
  taken: ReadonlySet<string>,
): DerivedValue[] => {
  const fields = registerOf(register)?.fields ?? [];
  return BY_PLACE.flatMap(([field, target]): DerivedValue[] => {
    const definition = fields.find(({ name }) => name === field);
    if (!definition?.reference || taken.has(field) || target === register) return [];
    const area: DerivedArea | null = areaOfPoint(workspace.db, target, point);
    const value = definition.reference.by === 'id' ? area?.id : area?.code;
    return area && value ? [{ field, value, title: area.title, from: 'place' }] : [];
  });
};

/**
 * Values that follow from others: the area above from an official code, the areas around from the place, the council area
 * of a village from its sub-district where that has but one. Proposed to the form; nothing is written by it.
 */
export const derivedValues = (
  workspace: OpenWorkspace,
  { layer }: RowStore,
  row: ProposedRow,
): DerivedValue[] => {
  const { register } = layer;
  if (register === null || registerOf(register) === undefined) return [];
  const found = byCode(workspace, register, row.values.code);
  const point = row.wkb === null ? null : pointInside(decodeWkb(row.wkb));
  if (point !== null)
    found.push(...byPlace(workspace, register, point, new Set(found.map(({ field }) => field))));
  if (register !== 'village' || found.some(({ field }) => field === 'council_area_id')) return found;
  const subdistrict =
    row.values.subdistrict_code ?? found.find(({ field }) => field === 'subdistrict_code')?.value;
  const only = typeof subdistrict === 'string' ? onlyCouncilArea(workspace.db, subdistrict) : null;
  if (only) found.push({ field: 'council_area_id', value: only.id, title: only.title, from: 'code' });
  return found;
};
