import { z } from 'zod';
import type { Issue } from '../../../../shared/contract/base.ts';
import { ISSUE_CODES } from '../../../../shared/contract/codes.ts';
import { columnMapping, fileFormat } from '../../../../shared/contract/import-choice.ts';
import type { ShapeChange } from '../../../../shared/contract/import-findings.ts';
import type { ImportOrigin, OriginAsked } from '../../../../shared/contract/import-origin.ts';
import type { HouseholdImport } from '../../../../shared/contract/restricted.ts';
import { mappingTargets } from '../../../../shared/domain/mapping-targets.ts';
import { issueText } from '../../../../shared/text/issues.ts';
import type { OpenWorkspace } from '../../context.ts';
import { crsById } from '../../crs/index.ts';
import { loadGeos } from '../../geometry/index.ts';
import { listImports } from '../../restricted/index.ts';
import { shapeChanges } from '../coverage/index.ts';
import { mendShape } from '../repair.ts';
import { runSteps } from '../steps.ts';
import {
  type OriginRow,
  originalShapes,
  originsOfChange,
  originsOfLayer,
  originsOfRow,
} from './origins.queries.ts';

/** What an earlier version has not noted is told as not known. */
const settings = z.object({
  title: z.string().catch(''),
  format: fileFormat.nullable().catch(null),
  layerInFile: z.string().nullable().catch(null),
  encodingEvidence: z.string().nullable().catch(null),
  crsEvidence: z.string().nullable().catch(null),
  operation: z.string().nullable().catch(null),
  headerRow: z.number().int().nullable().catch(null),
  repairText: z.boolean().catch(false),
  profile: z.object({ name: z.string() }).nullable().catch(null),
  mapping: z.array(columnMapping).nullable().catch(null),
  parts: z.record(z.string(), z.string()).catch({}),
});
const keptIssue = z.object({
  code: z.enum(ISSUE_CODES),
  severity: z.enum(['info', 'warning', 'error']),
  count: z.number(),
  examples: z.array(z.string()).catch([]),
  message: z.string().optional(),
  messageEn: z.string().optional(),
});

const parsed = (text: string | null): unknown => {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
};

/** Where rows come from: the imports of a layer, a row or a change that still stand. */
export function importOrigins(workspace: OpenWorkspace, asked: OriginAsked): ImportOrigin[] {
  const { db } = workspace;
  const rows =
    asked.of === 'layer'
      ? originsOfLayer(db, asked.layer)
      : asked.of === 'row'
        ? originsOfRow(db, asked.layer, asked.fid)
        : originsOfChange(db, asked.changeSet);
  const lists = rows.some(({ register }) => register === 'household') ? openLists(workspace) : new Map();
  return rows.map((row) => originOf(row, lists.get(row.id)));
}

/** What the store of households says of its lists; nothing while it is locked. */
const openLists = ({ restricted }: OpenWorkspace): Map<string, HouseholdImport> =>
  new Map(
    restricted.state === 'open' ? listImports(restricted.db()).map((list) => [list.id, list] as const) : [],
  );

function originOf(row: OriginRow, list: HouseholdImport | undefined): ImportOrigin {
  const how = settings.parse(parsed(row.settings));
  const { id, register, at, who, encoding, crs, originals } = row;
  const { read, inserted, updated, unchanged, skipped } = row;
  return {
    ...{ id, register, at, who, encoding, originals },
    title: how.title || row.title || '',
    layer: row.layer ?? register ?? '',
    agency: list?.agency || row.agency,
    asOf: list?.asOf ?? row.asOf,
    fileName: row.fileName,
    fileBytes: row.fileBytes,
    sha256: row.sha256,
    parts: how.parts,
    format: how.format,
    layerInFile: how.layerInFile,
    encodingEvidence: how.encodingEvidence,
    crs: crs === null ? null : { id: crs, title: crsById(crs)?.title ?? crs },
    crsEvidence: how.crsEvidence,
    operation: how.operation,
    headerRow: how.headerRow,
    repairText: how.repairText,
    profile: how.profile?.name ?? null,
    mapping: mappingOf(register, how.mapping),
    account: { read, inserted, updated, unchanged, skipped, repaired: row.repaired ?? 0 },
    issues: issuesOf(row.issues),
    basis: list?.basis ?? null,
  };
}

function mappingOf(
  register: string | null,
  mapping: z.infer<typeof settings>['mapping'],
): ImportOrigin['mapping'] {
  if (register === null || mapping === null) return null;
  const targets = new Map(mappingTargets(register).map((target) => [target.field, target]));
  return mapping.map(({ columns, field }) => {
    const target = targets.get(field);
    return { columns, field: target ? target.label : { th: field, en: field } };
  });
}

function issuesOf(text: string | null): Issue[] {
  const list = parsed(text);
  return (Array.isArray(list) ? list : []).flatMap((one) => {
    const { data } = keptIssue.safeParse(one);
    if (!data) return [];
    const { code, severity, count, examples, message, messageEn } = data;
    const { th, en } = issueText(code, count, {});
    return [{ code, severity, count, examples, message: message ?? th, messageEn: messageEn ?? en }];
  });
}

const SHOWN = 100;

/** The shapes of an import that were repaired: as they came, and what became of them then. At most a hundred. */
export async function importOriginals(
  { db }: Pick<OpenWorkspace, 'db'>,
  importId: string,
  signal: AbortSignal | undefined,
): Promise<ShapeChange[]> {
  const geos = await loadGeos();
  const kept = originalShapes(db, importId, SHOWN).map(({ row, wkb }) => {
    const mended = mendShape(wkb, geos);
    return { row, label: '', before: wkb, after: mended ? mended.wkb : wkb };
  });
  return runSteps(shapeChanges(kept, geos), { signal });
}
