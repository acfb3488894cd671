import type { GeometryType } from '../../../shared/contract/base.ts';
import type { RegisterFill } from '../../../shared/contract/imports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { type RegisterDefinition, registerOf } from '../../../shared/domain/registers/index.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { OpenWorkspace } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import type { ImportTarget } from './commit-set.ts';
import { importedLayer } from './imports.queries.ts';
import { fillSubdistricts } from './register-fill.ts';
import { subdistrictsOfLayer } from './register-rows.ts';
import { areaExists, type Surroundings } from './surroundings.ts';

/** What can hold areas. */
const FITTING: readonly GeometryType[] = ['Polygon', 'MultiPolygon', 'Mixed', 'None'];

/** The registers that a layer can fill. Refuses `register-not-found` for any other. */
export function fillableFromLayer(key: string): RegisterDefinition {
  const register = registerOf(key);
  if (!register || key !== 'subdistrict') throw new Refusal('register-not-found', { register: key });
  return register;
}

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
  const register = fillableFromLayer(key);
  const type = importedLayer(workspace.db, layer)?.geometryType;
  // Points and lines are no areas: their codes would bring districts without a border.
  if (type !== undefined && !FITTING.includes(type))
    throw new Refusal('register-fields-missing', {
      ...namedInBoth('register', register),
      fields: 'แนวเขตที่เป็นพื้นที่',
      fieldsEn: 'borders drawn as areas',
    });
  const geos = await loadGeos();
  const rows = subdistrictsOfLayer(workspace.db, layer, areaExists(surroundings));
  if (rows.length === 0) throw new Refusal('layer-empty', { layer });
  const label = { kind: 'register', label: importsText.usedAs(register) };
  return workspace.change(label, (change) => {
    const fill = fillSubdistricts(change, rows, { geos, gazetteer: surroundings.gazetteer, onProgress });
    // The register draws the same shapes from now on: the file's own layer would only lie on top of them.
    change.updateLayer(layer, { visible: false });
    return fill;
  });
}
