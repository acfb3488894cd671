import { type ScoringLevel, scoringLevel } from '../../../shared/contract/scoring.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { countAreas, levelAreas, pointsOf } from './areas.queries.ts';
import { scoringColumn } from './columns.ts';
import { keepScoring } from './keep-scoring.ts';
import { narrowedAreas, narrowedColumn, placesWithin } from './narrow.ts';
import { type Around, offeredIndicators } from './offers.ts';
import { forgetScoring, listScorings, saveScoring } from './scorings.ts';

const around = (workspace: OpenWorkspace, level: ScoringLevel): Around => ({
  ...{ workspace, level, areas: levelAreas(workspace.db, level) },
});

/** What areas are put in order of urgency by: figures of areas, plans that are kept, layers that are made of them. */
export function scoringProcedures(context: AppContext): Procedures<'scoring'> {
  const { scoring } = api;
  const open = () => context.workspace();
  return {
    levels: scoring.levels.handler(() => {
      const { db } = open();
      return scoringLevel.options
        .map((level) => ({ level, areas: countAreas(db, level) }))
        .filter(({ areas }) => areas > 1);
    }),
    areas: scoring.areas.handler(({ input }) => {
      const workspace = open();
      const areas = levelAreas(workspace.db, input.level);
      return narrowedAreas(areas, placesWithin(workspace, areas, input.within));
    }),
    points: scoring.points.handler(({ input }) => pointsOf(open().db, input.level, input.fids)),
    indicators: scoring.indicators.handler(({ input }) => offeredIndicators(around(open(), input.level))),
    column: scoring.column.handler(({ input }) => {
      const all = around(open(), input.level);
      const places = placesWithin(all.workspace, all.areas, input.within);
      return narrowedColumn(scoringColumn(all, input.id, input.per), places);
    }),
    saved: scoring.saved.handler(() => listScorings(open())),
    save: scoring.save.handler(({ input }) => saveScoring(open(), input.title, input.plan)),
    forget: scoring.forget.handler(({ input }) => forgetScoring(open(), input.id)),
    keep: scoring.keep.handler(({ input }) => keepScoring(open(), input.title, input.plan)),
  };
}
