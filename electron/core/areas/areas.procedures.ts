import { createHash } from 'node:crypto';
import type { AreaChange, AreaPlan, ChangingRegister } from '../../../shared/contract/area-change.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { officialListText } from '../../../shared/text/areas.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { loadGeos } from '../geometry/index.ts';
import { readLayer } from '../layers/index.ts';
import { api, type Procedures } from '../procedures.ts';
import { nextCode } from './changes/check-code.ts';
import { type PlannedChange, planAreaChange } from './changes/plan-change.ts';
import { refuseErrors, writeAreaChange } from './changes/write-change.ts';
import { readCouncilArea, saveCouncilArea, saveMemberships } from './council-areas.ts';
import { householdsNaming } from './figure-sources.queries.ts';
import { describeTable, figureSourceTable, figuresOf, knownIndicators } from './figure-table.ts';
import type { LineageRegister } from './lineage.queries.ts';
import { officialListFacts } from './official.queries.ts';
import { gazetteerFor } from './official-gazetteer.ts';
import { dropOfficialList, presentList, previewOfficialList, takeOfficialList } from './official-list.ts';
import { RETIRING_LEVELS } from './retired.ts';
import { lineageEvents, readSpine } from './spine.queries.ts';
import { readFigures, takeFigures } from './take-figures.ts';

const NAMING = { village: 'village_id', council_area: 'council_area_id' } as const;

/** How many households name areas; null while their store is locked. */
const namedByHouseholds = (
  { restricted }: OpenWorkspace,
  register: ChangingRegister,
  ids: readonly string[],
): number | null => {
  if (register !== 'village' && register !== 'council_area') return 0;
  return restricted.state === 'open' ? householdsNaming(restricted.db(), NAMING[register], ids) : null;
};

async function planned(context: AppContext, change: AreaChange): Promise<PlannedChange> {
  const geos = await loadGeos();
  const workspace = context.workspace();
  const { db } = workspace;
  const gazetteer = gazetteerFor(db, context.options.paths.resources);
  const { title, listDate } = officialListFacts(db);
  const bundled =
    gazetteer.year === null ? officialListText.bundled : officialListText.bundledYear(gazetteer.year);
  return planAreaChange(
    {
      ...{ db, geos, today: dayInThailand() },
      official: {
        nameOf: (code) => gazetteer.area(code)?.name ?? null,
        title: title !== null && listDate !== null ? officialListText.office(title, listDate) : bundled,
      },
      restrictedNaming: (register, ids) => namedByHouseholds(workspace, register, ids),
    },
    change,
  );
}

/** The same for plans that say the same, so that nothing is done that nobody was shown. */
const nameOfPlan = (plan: AreaPlan): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex');

const isRetiring = (register: string): register is LineageRegister =>
  (RETIRING_LEVELS as readonly string[]).includes(register);

/** Areas over time: their spine, changes with history, council areas, codes and figures. */
export const areasProcedures = (context: AppContext): Procedures<'areas'> => {
  const open = () => context.workspace();
  const { resources } = context.options.paths;
  const { areas } = api;
  return {
    spine: areas.spine.handler(() => readSpine(open().db)),
    lineage: areas.lineage.handler(({ input }) =>
      isRetiring(input.register) ? lineageEvents(open().db, input.register, input.fid) : [],
    ),
    freeCode: areas.freeCode.handler(({ input: { register, above, taken } }) => ({
      code: register === 'council_area' ? null : nextCode(open().db, register, above, taken),
    })),
    plan: areas.plan.handler(async ({ input }) => {
      const { plan } = await planned(context, input);
      return { ...plan, seen: nameOfPlan(plan) };
    }),
    change: areas.change.handler(async ({ input }) => {
      const made = await planned(context, input);
      refuseErrors(made);
      if (input.seen !== undefined && input.seen !== nameOfPlan(made.plan))
        throw new Refusal('table-changed', namedInBoth('layer', readLayer(open().db, input.register)));
      const label = { kind: 'areas', label: made.plan.sentence, why: input.note };
      const fids = open().change(label, (change) => writeAreaChange(change, made, input));
      return { register: input.register, fids };
    }),
    councilArea: areas.councilArea.handler(({ input }) => readCouncilArea(open(), input.fid)),
    saveCouncilArea: areas.saveCouncilArea.handler(({ input }) => saveCouncilArea(open(), input)),
    saveMemberships: areas.saveMemberships.handler(({ input }) => ({
      changed: saveMemberships(open(), input.memberships),
    })),
    officialList: areas.officialList.handler(() => presentList(open(), resources)),
    readOfficialList: areas.readOfficialList.handler(({ input }) => ({
      jobId: context.jobs.start('codes', officialListText.reading, (control) =>
        previewOfficialList(context, input.tokens, control),
      ),
    })),
    takeOfficialList: areas.takeOfficialList.handler(({ input }) => ({
      jobId: context.jobs.start('codes', officialListText.taken(input.title), (control) =>
        takeOfficialList(context, input, control),
      ),
    })),
    dropOfficialList: areas.dropOfficialList.handler(() => dropOfficialList(open(), resources)),
    figures: areas.figures.handler(({ input }) => figuresOf(open(), input.level, input.fid)),
    indicators: areas.indicators.handler(() => knownIndicators(open())),
    figureTable: areas.figureTable.handler(({ input }) => describeTable(open(), resources, input)),
    previewFigures: areas.previewFigures.handler(({ input }) => {
      const { table } = figureSourceTable(open(), input.source);
      return readFigures(open().db, resources, table, input.reading).preview;
    }),
    takeFigures: areas.takeFigures.handler(({ input }) => {
      const { table, title } = figureSourceTable(open(), input.source);
      return takeFigures(open(), resources, { table, title }, input.reading);
    }),
  };
};
