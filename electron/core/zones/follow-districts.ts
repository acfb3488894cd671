import { type Dissolve, loadDissolve } from '../areas/index.ts';
import type { Follower, Touch } from '../journal/index.ts';
import { writeZoneShape, zoneParts } from './zones.queries.ts';

/** Columns of districts that decide a zone's shape. */
const DECISIVE = ['geom', 'code'];

const decides = (touch: Touch | undefined): boolean =>
  touch !== undefined && (touch.shape || DECISIVE.some((column) => touch.columns.has(column)));

/**
 * The zone layer follows its districts: whenever districts, their place in zones or zones themselves change (an edit, an
 * undo, an import that fills the register, another program's edit), the shapes of zones are dissolved anew.
 */
export const zonesFollower = (): Follower => {
  let dissolve: Dissolve | null = null;
  return {
    async prepare() {
      dissolve = await loadDissolve();
    },
    follow(db, touched) {
      const links = touched.tables.get('zone_district');
      if (!links && !decides(touched.tables.get('district')) && !decides(touched.tables.get('zone'))) return;
      if (!dissolve) throw new Error('the zones are not ready: prepare was not awaited');
      for (const { fid, geom, parts } of zoneParts(db))
        if (writeZoneShape(db, fid, geom, dissolve(parts))) touched.cell('zone', fid, 'geom');
    },
  };
};
