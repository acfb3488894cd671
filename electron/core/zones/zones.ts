import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { normaliseThai } from '../../../shared/domain/thai-text.ts';
import { zonesText } from '../../../shared/text/zones.ts';
import type { Change, OpenWorkspace } from '../context.ts';
import {
  districtName,
  listSchemes,
  type Membership,
  memberships,
  nextPosition,
  schemeRow,
  schemeTitles,
  type ZoneRow,
  zoneRows,
} from './zones.queries.ts';

export interface ZoneInput {
  readonly schemeId: string;
  /** Null makes a new zone. */
  readonly zoneId: string | null;
  readonly title: string;
  readonly color: string;
  readonly districtCodes: readonly string[];
  readonly takeOver: boolean;
}

const KIND = 'zone';

/** A scheme with its zones. Refuses `row-not-found`. */
export const readScheme = (workspace: OpenWorkspace, schemeId: string): ZoneScheme => {
  const scheme = listSchemes(workspace.db).find(({ id }) => id === schemeId);
  if (!scheme) throw new Refusal('row-not-found', { row: zonesText.scheme.th });
  return scheme;
};

const checkFree = (title: string, others: readonly (string | null)[]): void => {
  const same = (other: string | null): boolean =>
    other !== null && normaliseThai(other) === normaliseThai(title);
  if (others.some(same)) throw new Refusal('name-taken', { name: title });
};

/** Makes an empty scheme and its layer. Refuses `name-taken`. */
export const createScheme = (workspace: OpenWorkspace, title: string): ZoneScheme => {
  checkFree(
    title,
    schemeTitles(workspace.db).map((scheme) => scheme.title),
  );
  const id = workspace.change({ kind: KIND, label: zonesText.schemeCreated(title) }, (change) => {
    const scheme = change.insert('zone_scheme', { title, position: nextPosition(change.db) });
    change.createZoneLayer(scheme.id, title);
    return scheme.id;
  });
  return readScheme(workspace, id);
};

/** Renames a scheme within a change; its layer is renamed with it. */
export const renameScheme = (change: Change, schemeId: string, title: string): void => {
  const scheme = schemeRow(change.db, schemeId);
  if (!scheme) throw new Refusal('row-not-found', { row: title });
  checkFree(
    title,
    schemeTitles(change.db)
      .filter(({ id }) => id !== schemeId)
      .map((other) => other.title),
  );
  change.update('zone_scheme', scheme.fid, { title });
  if (scheme.layer !== null) change.updateLayer(scheme.layer, { title });
};

/** Removes a scheme with its zones, its districts' places and its layer, within a change. */
export const removeScheme = (change: Change, schemeId: string): void => {
  const scheme = schemeRow(change.db, schemeId);
  if (!scheme) throw new Refusal('row-not-found', { row: schemeId });
  change.remove(
    'zone_district',
    memberships(change.db, schemeId).map((member) => member.fid),
  );
  change.remove(
    'zone',
    zoneRows(change.db, schemeId).map((zone) => zone.fid),
  );
  if (scheme.layer !== null) change.removeLayer(scheme.layer);
  change.remove('zone_scheme', [scheme.fid]);
};

/** Districts that another zone of the scheme holds. Refuses `zone-district-taken` unless they may be taken over. */
const checkTaken = (
  change: Change,
  input: ZoneInput,
  zones: readonly ZoneRow[],
  taken: readonly Membership[],
): void => {
  const [first] = taken;
  if (!first || input.takeOver) return;
  throw new Refusal('zone-district-taken', {
    district: districtName(change.db, first.district_code) ?? first.district_code,
    zone: zones.find((zone) => zone.id === first.zone_id)?.name_th ?? '',
  });
};

const nextCode = (zones: readonly ZoneRow[]): string =>
  String(zones.reduce((highest, zone) => Math.max(highest, Number(zone.code) || 0), 0) + 1);

const writeZone = (change: Change, input: ZoneInput, zones: readonly ZoneRow[]): string => {
  const values = { name_th: input.title, color: input.color };
  if (input.zoneId === null)
    return change.insert('zone', { ...values, scheme_id: input.schemeId, code: nextCode(zones) }, null).id;
  const zone = zones.find(({ id }) => id === input.zoneId);
  if (!zone) throw new Refusal('row-not-found', { row: input.title });
  change.update('zone', zone.fid, values);
  return zone.id;
};

/** Gives a zone exactly the districts named; those that it loses belong to no zone. */
const writeMembers = (change: Change, schemeId: string, zoneId: string, codes: ReadonlySet<string>): void => {
  const before = memberships(change.db, schemeId);
  const leaving = before.filter((member) => member.zone_id === zoneId && !codes.has(member.district_code));
  change.remove(
    'zone_district',
    leaving.map((member) => member.fid),
  );
  for (const code of codes) {
    const member = before.find((other) => other.district_code === code);
    if (!member)
      change.insert('zone_district', { scheme_id: schemeId, zone_id: zoneId, district_code: code });
    else if (member.zone_id !== zoneId) change.update('zone_district', member.fid, { zone_id: zoneId });
  }
};

/**
 * Makes or changes a zone; its shape follows from its districts. Refuses `row-not-found`, `name-taken` and, for
 * districts of another zone of the scheme, `zone-district-taken`.
 */
export const saveZone = (workspace: OpenWorkspace, input: ZoneInput): ZoneScheme => {
  const label =
    input.zoneId === null ? zonesText.zoneCreated(input.title) : zonesText.zoneChanged(input.title);
  workspace.change({ kind: KIND, label }, (change) => {
    if (!schemeRow(change.db, input.schemeId))
      throw new Refusal('row-not-found', { row: zonesText.scheme.th });
    const zones = zoneRows(change.db, input.schemeId);
    checkFree(
      input.title,
      zones.filter(({ id }) => id !== input.zoneId).map((zone) => zone.name_th),
    );
    const codes = new Set(input.districtCodes);
    for (const code of codes)
      if (districtName(change.db, code) === undefined) throw new Refusal('row-not-found', { row: code });
    const taken = memberships(change.db, input.schemeId).filter(
      (member) => codes.has(member.district_code) && member.zone_id !== input.zoneId,
    );
    checkTaken(change, input, zones, taken);
    writeMembers(change, input.schemeId, writeZone(change, input, zones), codes);
  });
  return readScheme(workspace, input.schemeId);
};

/** Removes a zone; its districts belong to none then. Refuses `row-not-found`. */
export const removeZone = (workspace: OpenWorkspace, schemeId: string, zoneId: string): ZoneScheme => {
  const zone = zoneRows(workspace.db, schemeId).find(({ id }) => id === zoneId);
  if (!zone) throw new Refusal('row-not-found', { row: zonesText.scheme.th });
  workspace.change({ kind: KIND, label: zonesText.zoneRemoved(zone.name_th ?? '') }, (change) => {
    const members = memberships(change.db, schemeId).filter((member) => member.zone_id === zoneId);
    change.remove(
      'zone_district',
      members.map((member) => member.fid),
    );
    change.remove('zone', [zone.fid]);
  });
  return readScheme(workspace, schemeId);
};
