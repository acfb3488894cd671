import { formatBaht, formatNumber, formatRaiNganWah, M2_PER_RAI, m2OfRaiNganWah } from '../units.ts';
import { inFuture, numberOf, type Rule, type RuleRow, wrongOrder } from './definition.ts';

/** As a share of the declared area. */
const AREA_TOLERANCE = 0.1;

/** Square metres of the declared rai, ngan and square wah; null where none of them is given. */
export const declaredM2 = (row: RuleRow): number | null => {
  const parts = ['declared_rai', 'declared_ngan', 'declared_wah'].map((field) => numberOf(row, field));
  if (parts.every((part) => part === null)) return null;
  const [rai, ngan, wah] = parts.map((part) => part ?? 0);
  return m2OfRaiNganWah({ rai: rai ?? 0, ngan: ngan ?? 0, wah: wah ?? 0 });
};

/** How much the measured area is off the declared one, as a share of it; null where either is missing. */
export const areaDifference = (
  declared: number | null,
  measured: number | null | undefined,
): number | null => (!declared || !measured ? null : (measured - declared) / declared);

/** True where the measured area is off the declared one by more than a tenth of it: to be told. */
export const differsMuch = (declared: number | null, measured: number | null | undefined): boolean =>
  !!declared && !!measured && Math.abs(measured - declared) > AREA_TOLERANCE * declared;

const FORESTS: readonly Rule[] = [
  {
    key: 'code-taken',
    registers: ['community_forest', 'housing_project'],
    severity: 'error',
    fields: ['code'],
    check: (_row, { sameCode }) => (sameCode ? { name: sameCode } : null),
  },
  {
    key: 'declared-parts',
    registers: ['community_forest'],
    severity: 'error',
    fields: ['declared_ngan', 'declared_wah'],
    check: (row) =>
      (numberOf(row, 'declared_ngan') ?? 0) > 3 || (numberOf(row, 'declared_wah') ?? 0) >= 100 ? {} : null,
  },
  {
    key: 'area-differs',
    registers: ['community_forest'],
    severity: 'warning',
    fields: ['declared_rai'],
    check: (row, { areaM2 }) => {
      const declared = declaredM2(row);
      const share = areaDifference(declared, areaM2);
      if (share === null || !differsMuch(declared, areaM2)) return null;
      return { measured: formatRaiNganWah(areaM2 ?? 0), percent: formatNumber(Math.abs(share) * 100, 1) };
    },
  },
  {
    key: 'forest-overlap',
    registers: ['community_forest'],
    severity: 'warning',
    fields: ['name_th'],
    check: (_row, { overlaps }) =>
      overlaps && overlaps.names.length > 0
        ? { names: overlaps.names.join(', '), rai: formatNumber(overlaps.m2 / M2_PER_RAI, 1) }
        : null,
  },
  {
    key: 'outside-province',
    registers: ['community_forest', 'housing_project', 'learning_area', 'council', 'village'],
    severity: 'warning',
    fields: ['name_th'],
    check: (_row, { outsideProvince }) => (outsideProvince ? {} : null),
  },
  {
    key: 'expiry-order',
    registers: ['community_forest'],
    severity: 'error',
    fields: ['expires_on', 'approved_on'],
    check: wrongOrder('approved_on', 'expires_on'),
  },
  {
    key: 'day-in-future',
    registers: ['community_forest'],
    severity: 'warning',
    fields: ['approved_on'],
    check: inFuture('approved_on'),
  },
];

const HOUSING: readonly Rule[] = [
  {
    key: 'units-over-target',
    registers: ['housing_project'],
    severity: 'error',
    fields: ['units_done', 'households_target'],
    check: (row) => {
      const [done, target] = [numberOf(row, 'units_done'), numberOf(row, 'households_target')];
      return done !== null && target !== null && done > target ? { target: formatNumber(target) } : null;
    },
  },
  {
    key: 'finished-order',
    registers: ['housing_project'],
    severity: 'error',
    fields: ['finished_on', 'started_on'],
    check: wrongOrder('started_on', 'finished_on'),
  },
  {
    key: 'unit-over-ceiling',
    registers: ['housing_project'],
    severity: 'warning',
    fields: ['budget_satang', 'households_target'],
    check: (row, { unitCeiling }) => {
      const [budget, target] = [numberOf(row, 'budget_satang'), numberOf(row, 'households_target')];
      if (!unitCeiling || budget === null || !target || budget <= unitCeiling.satang * target) return null;
      return {
        unit: formatBaht(Math.round(budget / target)),
        ceiling: formatBaht(unitCeiling.satang),
        year: unitCeiling.fromYearBe,
      };
    },
  },
];

/** Rules of forests and housing projects. */
export const PLACE_RULES: readonly Rule[] = [...FORESTS, ...HOUSING];
