import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { looseText, searchText as normalise } from '../../../shared/domain/thai-text.ts';
import { AREA_PREFIX, searchText } from '../../../shared/text/layers.ts';
import type { ReadableDb } from '../db/types.ts';
import { layerTable, listLayers, parentsOfRow } from '../layers/index.ts';
import { type FoundRow, findRows, findUnindexed, keyOf, type RowName, rowName } from './search.queries.ts';
import { nameInWords, searchedTables } from './searched-table.queries.ts';

/** `อ.วัฒนานคร` and `ตำบล หนองแวง` name a kind of place before the name. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/^(จังหวัด|จ\.)\s*/, 'province'],
  [/^(อำเภอ|อ\.)\s*/, 'district'],
  [/^(ตำบล|ต\.)\s*/, 'subdistrict'],
  [/^(หมู่บ้าน|บ\.)\s*/, 'village'],
  [/^โซน\s+/, 'zone'],
];

const asked = (text: string): { text: string; tables: string[] } => {
  for (const [prefix, table] of PREFIXES) {
    const rest = text.replace(prefix, '');
    if (rest !== text && rest !== '') return { text: rest, tables: [table] };
  }
  return { text, tables: [] };
};

/** Areas before what lies in them, registers before imported layers. */
const RANK = [
  'province',
  'zone',
  'district',
  'subdistrict',
  'council_area',
  'community_forest',
  'housing_project',
  'village',
];
const rankOf = (table: string): number => (RANK.indexOf(table) < 0 ? RANK.length : RANK.indexOf(table));

/** How well a row answers: its whole name, its beginning, a word of it, then any part; near ones last. */
const fitOf = (row: FoundRow, text: string, name: string): number => {
  const own = normalise(name);
  const [plain = ''] = row.text.split('\n');
  if (!plain.includes(text) && text.split(' ').some((word) => !plain.includes(word)))
    return looseText(name).startsWith(looseText(text)) ? 4 : 5;
  if (own === text) return 0;
  if (own.startsWith(text) || plain.split(' ').includes(text)) return 1;
  return own.includes(` ${text}`) ? 2 : 3;
};

const prefixed = (register: string, title: string): string =>
  register === 'province' || register === 'district' || register === 'subdistrict'
    ? `${AREA_PREFIX[register]}${title}`
    : title;

const subtitleOf = (db: ReadableDb, layer: string, fid: number, code: string | null): string => {
  const parents = parentsOfRow(db, layerTable(db, layer), fid).filter((parent) => parent.register !== 'zone');
  const near = parents.slice(-2).reverse();
  const places = near.map((parent) => prefixed(parent.register, parent.title)).join(' ');
  return [places, code === null || code === '' ? null : searchText.code(code).th]
    .filter((part) => part)
    .join(' · ');
};

const layerHits = (layers: readonly LayerSummary[], text: string): SearchHit[] =>
  layers
    .filter((layer) => normalise(layer.title).includes(text) || layer.titleEn.toLowerCase().includes(text))
    .map((layer) => ({
      kind: 'layer',
      layer: layer.name,
      layerTitle: layer.title,
      fid: null,
      title: layer.title,
      subtitle: searchText.layer.th,
    }));

interface Candidate {
  readonly row: FoundRow;
  readonly named: RowName;
  readonly fit: number;
}

const candidates = (db: ReadableDb, wanted: string, tables: readonly string[]): Candidate[] => {
  const text = normalise(wanted);
  const searched = searchedTables(db).filter(({ table }) => tables.length === 0 || tables.includes(table));
  const byTable = new Map(searched.map((one) => [one.table, one]));
  const found = findRows(db, wanted, [...byTable.keys()]);
  const known = new Set(found.map(keyOf));
  const rows = [...found, ...findUnindexed(db, wanted, searched).filter((row) => !known.has(keyOf(row)))];
  return rows.flatMap((row) => {
    const table = byTable.get(row.table);
    if (table === undefined) return [];
    const stored = rowName(db, row.table, row.fid, table.label, registerOf(row.table)?.codeField ?? null);
    const named = stored && { ...stored, name: nameInWords(table, stored.name) };
    return named ? [{ row, named, fit: fitOf(row, text, named.name) }] : [];
  });
};

/** Areas that are no longer in force come last. */
const isRetired = ({ named }: Candidate): number => Number(named.retired !== null);

const byFit = (a: Candidate, b: Candidate): number =>
  isRetired(a) - isRetired(b) ||
  a.fit - b.fit ||
  rankOf(a.row.table) - rankOf(b.row.table) ||
  (a.row.key < b.row.key ? -1 : a.row.key > b.row.key ? 1 : a.row.fid - b.row.fid);

const layerOf = (layers: readonly LayerSummary[], { row, named }: Candidate): LayerSummary | undefined =>
  layers.find((one) =>
    named.schemeId === null ? one.name === row.table : one.zoneSchemeId === named.schemeId,
  );

const toHit = (db: ReadableDb, layers: readonly LayerSummary[], candidate: Candidate): SearchHit[] => {
  const { row, named } = candidate;
  const layer = layerOf(layers, candidate);
  if (!layer) return [];
  const place = subtitleOf(db, layer.name, row.fid, named.code);
  const subtitle = named.retired === null ? place : `${place} · ${searchText.retired(named.retired).th}`;
  const { name, title } = layer;
  return [{ kind: 'row', layer: name, layerTitle: title, fid: row.fid, title: named.name, subtitle }];
};

/** Layers among the hits: few, since a place is what is looked for most. */
const LAYER_HITS = 3;

/** Whether a row of a layer is looked for at all. */
export type Sought = (layer: string, fid: number) => boolean;

/**
 * Places, records and layers by name or code, best first; with and without tone marks. An empty text finds nothing.
 *
 * @param sought leaves out the rows that it says no to
 */
export const search = (
  db: ReadableDb,
  input: string,
  limit: number,
  sought: Sought = () => true,
): SearchHit[] => {
  const { text: wanted, tables } = asked(input.trim());
  const text = normalise(wanted);
  if (text === '') return [];
  const layers = listLayers(db);
  const titles = layerHits(layers, text).slice(0, Math.min(LAYER_HITS, limit));
  const isSought = (candidate: Candidate): boolean => {
    const layer = layerOf(layers, candidate);
    return layer !== undefined && sought(layer.name, candidate.row.fid);
  };
  const best = candidates(db, wanted, tables)
    .filter(isSought)
    .sort(byFit)
    .slice(0, limit - titles.length);
  return [...best.flatMap((candidate) => toHit(db, layers, candidate)), ...titles];
};
