import type { RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { isLayer, layerTable, readLayer } from './catalogue.queries.ts';
import { restrictedRegister, restrictedSource } from './restricted-source.queries.ts';
import type { RowSource } from './source.ts';

export type { RowSource } from './source.ts';

/**
 * The register of the restricted store that a name stands for, or null. A layer that was imported under that name before goes
 * first: it is no register.
 */
const apart = ({ db }: OpenWorkspace, name: string): RegisterDefinition | null => {
  const register = restrictedRegister(name);
  return register && !isLayer(db, name) ? register : null;
};

/** True when the rows of a layer or register stand in the restricted store. */
export const isApart = (workspace: OpenWorkspace, name: string): boolean => apart(workspace, name) !== null;

/**
 * The rows of a layer or register by its name; registers of the restricted store by their key. Refuses `layer-not-found`,
 * and `restricted-locked` or `restricted-missing` for rows that are behind a passphrase.
 */
export const rowSource = (workspace: OpenWorkspace, name: string): RowSource => {
  const register = apart(workspace, name);
  if (register) return restrictedSource(workspace, register);
  const { db } = workspace;
  return { db, layer: readLayer(db, name), table: layerTable(db, name), areas: db };
};
