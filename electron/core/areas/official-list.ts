import type { OfficialList, OfficialListPreview } from '../../../shared/contract/areas.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { officialListText } from '../../../shared/text/areas.ts';
import type { AppContext, BulkRow, Change, JobControl, OpenWorkspace } from '../context.ts';
import { type ReadTable, readTables } from '../imports/index.ts';
import { compareLists, countLevels, presentAreas, provincesOf } from './compare-lists.ts';
import { codesInUse, officialFids, officialListFacts, officialRows } from './official.queries.ts';
import { gazetteerFor } from './official-gazetteer.ts';
import { type ReadList, readList } from './read-list.ts';

const COLUMNS = [
  ...['code', 'level', 'name_th', 'name_en', 'valid_from', 'valid_to', 'list_date', 'list_title'],
] as const;

/** The list of codes that is in use, and of which day it is. */
export function presentList({ db }: Pick<OpenWorkspace, 'db'>, resources: string): OfficialList {
  const gazetteer = gazetteerFor(db, resources);
  const rows = officialRows(db);
  const counts = countLevels(presentAreas(gazetteer, rows));
  const { listDate, title, rows: stored } = officialListFacts(db);
  if (stored === 0)
    return {
      ...{ kind: 'bundled', listDate: gazetteer.year === null ? null : String(gazetteer.year) },
      ...{ title: officialListText.bundled.th, counts, provinces: [] },
    };
  return { kind: 'office', listDate, title: title ?? '', counts, provinces: provincesOf(rows) };
}

const LISTS_READ = 0.9;

async function tablesOf(
  context: AppContext,
  tokens: readonly string[],
  control: JobControl,
): Promise<ReadTable[]> {
  control.progress(null, officialListText.reading);
  return readTables(
    context,
    tokens.map((token) => context.files.path(token)),
    {
      signal: control.signal,
      onProgress: (fraction) => control.progress(fraction * LISTS_READ, officialListText.reading),
    },
  );
}

/** Reads files as a list of codes and lays it beside the present one. Refuses `official-list-unreadable`. */
export async function previewOfficialList(
  context: AppContext,
  tokens: readonly string[],
  control: JobControl,
): Promise<OfficialListPreview> {
  const list = readList(await tablesOf(context, tokens, control));
  return officialPreview(context.workspace(), context.options.paths.resources, list);
}

/** The differences between a list and the present one. */
export function officialPreview(
  workspace: Pick<OpenWorkspace, 'db'>,
  resources: string,
  list: ReadList,
): OfficialListPreview {
  const { db } = workspace;
  const present = presentAreas(gazetteerFor(db, resources), officialRows(db));
  return {
    ...{ rows: list.rows.length, counts: countLevels(list.rows), provinces: provincesOf(list.rows) },
    ...{ columns: list.columns, skipped: [...list.skipped] },
    ...compareLists(list, present, codesInUse(db)),
    present: presentList(workspace, resources),
  };
}

/** Takes a list as the office's own, within a change: it takes the place of the one before. */
export function storeOfficialList(
  change: Change,
  list: ReadList,
  about: { readonly listDate: string; readonly title: string },
): void {
  change.remove('official_area', officialFids(change.db));
  const rows = list.rows.map(
    ({ code, level, name, nameEn, validFrom, validTo }): BulkRow => ({
      wkb: null,
      values: [code, level, name, nameEn, validFrom, validTo, about.listDate, about.title],
    }),
  );
  change.bulkInsert('official_area', COLUMNS, rows);
}

/** Reads files and takes them as the office's own list: one change set. Refuses `official-list-unreadable`. */
export async function takeOfficialList(
  context: AppContext,
  input: { readonly tokens: readonly string[]; readonly listDate: string; readonly title: string },
  control: JobControl,
): Promise<OfficialList> {
  const list = readList(await tablesOf(context, input.tokens, control));
  const workspace = context.workspace();
  await workspace.writable(control.signal);
  const label = { kind: 'codes', label: officialListText.taken(input.title) };
  workspace.change(label, (change) => storeOfficialList(change, list, input));
  return presentList(workspace, context.options.paths.resources);
}

/** Goes back to the bundled list: one change set. Refuses `nothing-to-undo` where it is in use already. */
export function dropOfficialList(workspace: OpenWorkspace, resources: string): OfficialList {
  const fids = officialFids(workspace.db);
  if (fids.length === 0) throw new Refusal('nothing-to-undo');
  workspace.change({ kind: 'codes', label: officialListText.dropped }, (change) => {
    change.remove('official_area', fids);
  });
  return presentList(workspace, resources);
}
