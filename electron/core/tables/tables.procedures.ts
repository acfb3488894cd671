import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { findAhead } from '../area-filter/index.ts';
import type { AppContext } from '../context.ts';
import { type RowSource, rowSource } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { candidatesOf } from './candidates.ts';
import { choicesOf } from './choices.queries.ts';
import { copyCells } from './copy-cells.ts';
import { countsIn } from './counts-in-area.ts';
import { applyEdit } from './editing/apply-edit.ts';
import { planEdit } from './editing/plan-edit.ts';
import { startTableExport } from './export-table.ts';
import { listTables } from './list-tables.ts';
import { mapRows } from './map-rows.ts';
import { fidsBetween, orderedRows, positionOf } from './orders.ts';
import { rankAhead } from './rank-ahead.ts';
import { tableGroups, tableRows } from './rows.ts';
import { sumsOfRows } from './sums.ts';
import { timelineOf } from './timeline.queries.ts';
import { removeView, reorderViews, savedViews, saveView, updateView } from './views.ts';

/** Rows as tables show them: ordered, filtered, grouped, summed; edits of many cells; saved views. */
export const tablesProcedures = (context: AppContext): Procedures<'tables'> => {
  const { tables } = api;
  const open = () => context.workspace();
  const of = (name: string): RowSource => rowSource(open(), name);
  /** The rows of a query, once putting them in order holds nobody up. */
  const ordered = async (query: TableQuery): Promise<RowSource> => {
    await findAhead(open(), query.layer, query.area);
    await rankAhead(open(), query);
    return of(query.layer);
  };
  return {
    list: tables.list.handler(() => listTables(open())),
    countsIn: tables.countsIn.handler(({ input }) => countsIn(open(), input.area)),
    rows: tables.rows.handler(async ({ input }) =>
      tableRows(open(), await ordered(input.query), input.query, input),
    ),
    groups: tables.groups.handler(async ({ input }) => ({
      groups: tableGroups(open(), await ordered(input.query), input.query),
    })),
    sums: tables.sums.handler(async ({ input }) =>
      sumsOfRows(open(), await ordered(input.query), input.query, input),
    ),
    position: tables.position.handler(async ({ input: { query, fid } }) => ({
      position: positionOf(orderedRows(open(), await ordered(query), query), fid),
    })),
    fids: tables.fids.handler(async ({ input: { query, from, to } }) => ({
      fids: Array.from(fidsBetween(orderedRows(open(), await ordered(query), query), from, to)),
    })),
    timeline: tables.timeline.handler(({ input }) => timelineOf(of(input.layer), input.field)),
    choices: tables.choices.handler(async ({ input }) => {
      await findAhead(open(), input.query.layer, input.query.area);
      return choicesOf(open(), of(input.query.layer), input.query, input);
    }),
    candidates: tables.candidates.handler(({ input }) => candidatesOf(open(), of(input.layer), input)),
    copy: tables.copy.handler(async ({ input }) => copyCells(open(), await ordered(input.query), input)),
    plan: tables.plan.handler(({ input }) => planEdit(open(), of(input.layer), input.edit)),
    apply: tables.apply.handler(({ input }) => applyEdit(open(), context.jobs, input.layer, input)),
    mapRows: tables.mapRows.handler(async ({ input: { query } }) => {
      await findAhead(open(), query.layer, query.area);
      return mapRows(open(), of(query.layer), query);
    }),
    export: tables.export.handler(({ input }) => ({ jobId: startTableExport(context, open(), input) })),
    views: tables.views.handler(({ input }) => savedViews(open(), input.layer)),
    saveView: tables.saveView.handler(({ input }) => saveView(open(), input)),
    updateView: tables.updateView.handler(({ input }) => updateView(open(), input)),
    removeView: tables.removeView.handler(({ input }) => {
      removeView(open(), input.id);
      return {};
    }),
    reorderViews: tables.reorderViews.handler(({ input }) => reorderViews(open(), input)),
  };
};
