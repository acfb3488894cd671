import type { z } from 'zod';
import { analysisResult, type leftOutList } from '../../../shared/contract/analyses.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { OpenWorkspace } from '../context.ts';
import { isApart, isLayer, readLayer } from '../layers/index.ts';
import { evidenceOf, namedRows } from './analyses.queries.ts';
import { codeFieldOf } from './area-fields.ts';
import { leftOutRows } from './left-out.ts';

type List = z.infer<typeof leftOutList>;

/**
 * The rows behind one line of what an answer left out, as they are now: what was removed since is counted. Rows of the
 * restricted store are never among them. Refuses `layer-not-found` for a layer that is no result.
 */
export function listLeftOut(workspace: OpenWorkspace, layer: string, at: number): List {
  const stored = evidenceOf(workspace.db, layer)?.evidence;
  const evidence: unknown = stored ? JSON.parse(stored) : null;
  const parsed = analysisResult.safeParse(evidence);
  const kept = leftOutRows.safeParse(evidence);
  if (!parsed.success || !kept.success) throw new Refusal('layer-not-found', { layer });
  const count = parsed.data.leftOut[at]?.count ?? 0;
  const rows = kept.data.leftOutRows[at] ?? null;
  if (rows === null || isApart(workspace, rows.layer) || !isLayer(workspace.db, rows.layer))
    return { layer: null, count, rows: [], gone: rows?.fids.length ?? 0 };
  const { labelField, fields, register } = readLayer(workspace.db, rows.layer);
  const seen = fields.filter(({ masked, hidden }) => !masked && hidden !== true).map(({ name }) => name);
  const label = labelField !== null && seen.includes(labelField) ? labelField : null;
  const found = namedRows(workspace.db, rows, { label, code: codeFieldOf({ register }, seen) });
  return { layer: rows.layer, count, rows: found, gone: rows.fids.length - found.length };
}
