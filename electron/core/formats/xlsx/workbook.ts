import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type CellFormat, formatOf } from './cell-formats.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { readXml } from './xml-parts.ts';

const PART_BYTES = 32 << 20;

export interface SheetEntry {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** The path of the sheet in the archive. */
  readonly part: string;
}

/** What a workbook says of its sheets and of how they are read. */
export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** Days count from 1904 instead of 1900. */
  readonly from1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

/** Refuses `format-unknown` for an archive that is no workbook. */
export async function readWorkbook(archive: WorkbookPackage, file: string): Promise<Workbook> {
  const root = await relationsOf(archive, '', file);
  const main =
    [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml';
  if (!archive.has(main) || main.endsWith('.bin'))
    throw new Refusal('format-unknown', { file, reason: main.endsWith('.bin') ? 'Excel (.xlsb)' : '.xlsx' });
  const relations = await relationsOf(archive, main, file);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  await readXml(archive.pieces(main), file, PART_BYTES, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      const relation = relations.get(id);
      if (!relation?.type.endsWith('/worksheet') || !archive.has(relation.part)) return;
      const { state } = attributes;
      sheets.push({
        name: attributes.name ?? '',
        state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        part: relation.part,
      });
    },
  });
  const partOf = (kind: string): string | null =>
    [...relations.values()].find(({ type }) => type.endsWith(kind))?.part ?? null;
  return { sheets, from1904, strings: partOf('/sharedStrings'), styles: partOf('/styles') };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

/** The relations of a part by id; those that lead out of the file are left out. */
async function relationsOf(
  archive: WorkbookPackage,
  part: string,
  file: string,
): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations = new Map<string, Relation>();
  const path = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  await readXml(archive.pieces(path), file, PART_BYTES, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      relations.set(Id, { type: Type, part: resolved(folder, Target) });
    },
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  const parts: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const piece of target.split('/')) {
    if (piece === '..') parts.pop();
    else if (piece !== '' && piece !== '.') parts.push(piece);
  }
  return parts.join('/');
}

/** How the cells of each style show their numbers, by the style's index. */
export async function readFormats(
  archive: WorkbookPackage,
  part: string | null,
  file: string,
): Promise<CellFormat[]> {
  if (part === null) return [];
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCells = false;
  await readXml(archive.pieces(part), file, PART_BYTES, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(formatOf(id, codes.get(id) ?? null));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
