import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { Finding } from '../../../shared/contract/records.ts';
import { mayBreak } from '../../../shared/domain/rules/index.ts';
import type { OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import type { RowSource } from '../layers/index.ts';
import { areaJudge } from './area-findings.ts';
import { todayHere } from './facts.ts';
import { rowJudge } from './judge.ts';
import { stored, tidyValues, valueFindings } from './validate.ts';

type Values = Readonly<Record<string, CellValue>>;

/** Cells of a row as they would be written, and what stands in it. */
export interface CellsOfRow {
  readonly fid: number;
  readonly id: string | null;
  readonly before: Values;
  /** As `tidy` gives them. */
  readonly written: Values;
}

/** What tables judge cells by: the same as forms. */
export interface CellJudge {
  /** A value in the one spelling in which it is kept. */
  tidy(field: Field, value: CellValue): CellValue;
  /** The same as SQLite keeps it. */
  stored(value: CellValue): SqlValue;
  /**
   * What is found of the cells of a row: errors, which keep them from being written, and warnings, which don't. That a code
   * is taken is not said: rows of one edit may exchange theirs.
   */
  findings(row: CellsOfRow): Finding[];
}

/**
 * Judges cells of one row of a layer or register after another, without writing them.
 *
 * @param warned looks for warnings as well, which takes longer
 */
export const cellJudge = (
  workspace: OpenWorkspace,
  { layer }: Pick<RowSource, 'layer'>,
  warned: boolean,
): CellJudge => {
  const judge = rowJudge(workspace, { layer }, null);
  const ofAreas = areaJudge(workspace.db, layer, todayHere());
  return {
    tidy: (field, value) => tidyValues(layer, { [field.name]: value })[field.name] ?? null,
    stored,
    findings: ({ fid, id, before, written }) => {
      const locked = ofAreas({ before, written });
      if (locked.length > 0) return locked;
      const values = { ...before, ...written };
      const fields = new Set(Object.keys(written));
      const ruled = layer.register !== null && mayBreak(layer.register, fields, warned);
      // What the rules ask for beyond the row takes longest by far.
      const findings = ruled
        ? judge({ fid, id, written, values, wkb: null })
        : valueFindings(layer, values, fields);
      return findings.filter(({ rule }) => rule !== 'code-taken');
    },
  };
};
