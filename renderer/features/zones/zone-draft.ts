import { create } from 'zustand';
import type { Zone, ZoneDistrict, ZoneScheme } from '../../../shared/contract/zones.ts';
import { nextZoneColor } from '../../../shared/domain/ramps.ts';

/** A zone being made or changed. */
export interface ZoneDraft {
  readonly zoneId: string | null;
  readonly title: string;
  readonly color: string;
  readonly codes: readonly string[];
}
/** What the editor of a zone and its parts work on. */
export interface EditorProps {
  readonly scheme: ZoneScheme;
  readonly draft: ZoneDraft;
  readonly districts: readonly ZoneDistrict[];
}
interface ZoneDesk {
  /** The scheme that is worked on; null for the first. */
  readonly schemeId: string | null;
  readonly draft: ZoneDraft | null;
}

/** What lies open in the zone panel. It outlives a walk to another place. */
export const useZoneDesk = create<ZoneDesk>(() => ({ schemeId: null, draft: null }));

export const openScheme = (schemeId: string | null): void => useZoneDesk.setState({ schemeId, draft: null });
export const closeDraft = (): void => useZoneDesk.setState({ draft: null });
export const changeDraft = (patch: Partial<ZoneDraft>): void =>
  useZoneDesk.setState(({ draft }) => (draft === null ? {} : { draft: { ...draft, ...patch } }));

/** Starts a new zone of a scheme, with the next free colour. */
export const newDraft = (scheme: ZoneScheme): void =>
  useZoneDesk.setState({
    draft: {
      zoneId: null,
      title: '',
      color: nextZoneColor(scheme.zones.map((zone) => zone.color)),
      codes: [],
    },
  });

export const editDraft = (zone: Zone): void =>
  useZoneDesk.setState({
    draft: { zoneId: zone.id, title: zone.title, color: zone.color, codes: zone.districtCodes },
  });

/** Takes a district in or out of the draft. */
export const toggleDistrict = (code: string): void =>
  useZoneDesk.setState(({ draft }) => {
    if (draft === null) return {};
    const codes = draft.codes.includes(code)
      ? draft.codes.filter((other) => other !== code)
      : [...draft.codes, code];
    return { draft: { ...draft, codes } };
  });

/** The zone of the scheme that holds a district, or null. */
export const holderOf = (scheme: ZoneScheme, code: string): Zone | null =>
  scheme.zones.find((zone) => zone.districtCodes.includes(code)) ?? null;

export interface TakeOver {
  readonly district: ZoneDistrict;
  readonly from: Zone;
  /** True when the other zone keeps no district. */
  readonly leavesNone: boolean;
}

/** Which districts of the draft would move over from other zones of the scheme. */
export const takeOversOf = (
  draft: ZoneDraft,
  scheme: ZoneScheme,
  districts: readonly ZoneDistrict[],
): readonly TakeOver[] =>
  draft.codes.flatMap((code) => {
    const from = holderOf(scheme, code);
    const district = districts.find((candidate) => candidate.code === code);
    if (from === null || from.id === draft.zoneId || district === undefined) return [];
    return [{ district, from, leavesNone: from.districtCodes.every((other) => draft.codes.includes(other)) }];
  });

/** Districts that no zone of the scheme holds. */
export const unassignedOf = (
  scheme: ZoneScheme,
  districts: readonly ZoneDistrict[],
): readonly ZoneDistrict[] => districts.filter((district) => holderOf(scheme, district.code) === null);
