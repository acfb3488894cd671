import type { Feature } from '../../../shared/contract/layers.ts';
import type { RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import { AREA_PREFIX, searchText } from '../../../shared/text/layers.ts';
import type { OpenWorkspace } from '../context.ts';
import { layerTable, parentsOfRow } from '../layers/index.ts';
import type { NamedRow } from './labels.queries.ts';
import { areaNameOf, statisticLine } from './place-line.queries.ts';

const prefixed = ({ register, title }: Feature['parents'][number]): string =>
  register === 'province' || register === 'district' || register === 'subdistrict'
    ? `${AREA_PREFIX[register]}${title}`
    : title;

const placeOf = (workspace: OpenWorkspace, register: RegisterDefinition, row: NamedRow): string => {
  if (register.store !== 'workspace') return '';
  if (register.key === 'area_statistic') return statisticLine(workspace.db, row.fid);
  const table = layerTable(workspace.db, row.layer);
  const parents = parentsOfRow(workspace.db, table, row.fid).filter((parent) => parent.register !== 'zone');
  const near = parents.slice(-2).reverse().map(prefixed).join(' ');
  return near === '' ? areaNameOf(workspace.db, register, row.fid) : near;
};

/** Where a row lies and its code: what tells it from its namesakes. */
export const placeLine = (workspace: OpenWorkspace, register: RegisterDefinition, row: NamedRow): string =>
  [placeOf(workspace, register, row), row.code ? searchText.code(row.code).th : '']
    .filter((part) => part !== '')
    .join(' · ');
