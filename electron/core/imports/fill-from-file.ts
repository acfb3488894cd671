import type { RegisterFill } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { OpenWorkspace } from '../context.ts';
import { quickToWgs84 } from '../crs/index.ts';
import { loadGeos } from '../geometry/index.ts';
import { type ImportLayerResult, type ImportTarget, requireDecided } from './commit-set.ts';
import { insertOrigin, type SetDetails } from './import-record.ts';
import type { WritableSet } from './inspected-set.ts';
import { openSource } from './open-set.ts';
import { fillSubdistricts } from './register-fill.ts';
import { type SubdistrictRow, subdistrictReader, subdistrictsOfLayer } from './register-rows.ts';
import type { Surroundings } from './surroundings.ts';

/** The registers that a file can fill today. Refuses `register-not-found` for any other. */
export function fillableRegister(key: string): RegisterDefinition {
  const register = registerOf(key);
  if (!register || key !== 'subdistrict') throw new Refusal('register-not-found', { register: key });
  return register;
}

const existsIn =
  ({ known, gazetteer }: Surroundings) =>
  (code: string): boolean =>
    known.has(code) || gazetteer.area(code) !== null;

/**
 * Fills a register from a layer that was imported before: one change set. Refuses `layer-not-found`,
 * `register-fields-missing` and `layer-empty`.
 */
export async function fillFromLayer(
  workspace: ImportTarget & Pick<OpenWorkspace, 'db'>,
  layer: string,
  key: string,
  surroundings: Surroundings,
  onProgress?: (fraction: number) => void,
): Promise<RegisterFill> {
  const register = fillableRegister(key);
  const geos = await loadGeos();
  const rows = subdistrictsOfLayer(workspace.db, layer, existsIn(surroundings));
  if (rows.length === 0) throw new Refusal('layer-empty', { layer });
  const label = { kind: 'register', label: importsText.usedAs(register) };
  return workspace.change(label, (change) => {
    const fill = fillSubdistricts(change, rows, { geos, gazetteer: surroundings.gazetteer, onProgress });
    // The register draws the same shapes from now on: the file's own layer would only lie on top of them.
    change.updateLayer(layer, { visible: false });
    return fill;
  });
}

/** Fills a register straight from an inspected set: one change set, no layer of its own. */
export async function fillFromSet(
  workspace: ImportTarget,
  inspected: WritableSet,
  details: SetDetails,
  key: string,
  surroundings: Surroundings,
  onProgress?: (fraction: number) => void,
): Promise<ImportLayerResult> {
  const register = fillableRegister(key);
  requireDecided(inspected);
  const geos = await loadGeos();
  const rows = rowsOfSet(inspected, existsIn(surroundings));
  const { reading, shown } = inspected;
  const label = { kind: 'import', label: importsText.imported(details.title) };
  return workspace.change(label, (change) => {
    const origin = insertOrigin(change, inspected, details, {
      layer: key,
      register: key,
      issues: shown.issues,
    });
    const { gazetteer } = surroundings;
    const fill = fillSubdistricts(change, rows, { geos, gazetteer, origin, onProgress });
    const skipped = fill.skipped + reading.account.skipped;
    const account = {
      read: reading.account.read,
      inserted: fill.inserted,
      updated: fill.updated,
      unchanged: fill.unchanged,
      skipped,
      repaired: reading.account.repaired,
    };
    change.update('import_job', origin.jobFid, { ...jobCounts(account) });
    const issues = [...shown.issues, ...fill.issues];
    return { name: key, title: register.th, status: skipped > 0 ? 'partial' : 'done', issues, ...account };
  });
}

const jobCounts = ({ inserted, updated, unchanged, skipped }: RegisterCounts): Record<string, number> => ({
  inserted,
  updated,
  unchanged,
  skipped,
});
type RegisterCounts = Pick<RegisterFill, 'inserted' | 'updated' | 'unchanged' | 'skipped'>;

function rowsOfSet(
  { recipe, table, crs, reading }: WritableSet,
  exists: (code: string) => boolean,
): SubdistrictRow[] {
  const reader = subdistrictReader(table.samples, exists, table.codes);
  const file = openSource(recipe);
  try {
    const transform = quickToWgs84(crs.definition);
    const { columns, encoding } = table;
    const rows = file.rows({ columns, encoding, transform, promote: true });
    const list: SubdistrictRow[] = [];
    while (rows.next()) {
      if (rows.skip !== null) continue;
      const mended = reading.mended.get(rows.row);
      const wkb = mended === undefined ? rows.wkb : (mended?.wkb ?? null);
      list.push(reader.read(rows.row, rows.values, wkb ? Uint8Array.from(wkb) : null));
    }
    return list;
  } finally {
    file.close();
  }
}
