import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, type Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { Hono } from 'hono';
import type { Contract } from '../../shared/contract/index.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { analysesProcedures } from './analyses/index.ts';
import { areasProcedures } from './areas/areas.procedures.ts';
import { basemapsProcedures, basemapsRoutes } from './basemaps/index.ts';
import { bookmarksProcedures } from './bookmarks/index.ts';
import { checksProcedures } from './checks/index.ts';
import type { AppContext, AppOptions, CoreParts } from './context.ts';
import { documentsProcedures, documentsRoutes } from './documents/index.ts';
import { createEvents } from './events/events.ts';
import { exportsProcedures } from './exports/index.ts';
import { fieldsProcedures } from './fields/index.ts';
import { createFileTokens } from './files/file-tokens.ts';
import { filesRoutes } from './files/files.routes.ts';
import { followers } from './followers.ts';
import { identityProcedures } from './identity/index.ts';
import { importsProcedures } from './imports/index.ts';
import { jobsProcedures } from './jobs/jobs.procedures.ts';
import { createJobs } from './jobs/jobs.ts';
import { journalProcedures } from './journal/journal.procedures.ts';
import { layersProcedures } from './layers/layers.procedures.ts';
import { asRefusal, type CallContext } from './procedures.ts';
import { recipesProcedures } from './recipes/index.ts';
import { recordsProcedures } from './records/index.ts';
import { restrictedProcedures } from './restricted/restricted.procedures.ts';
import { scoringProcedures } from './scoring/index.ts';
import { searchProcedures } from './search/index.ts';
import { selectionProcedures } from './selection/index.ts';
import { appProcedures } from './settings/app.procedures.ts';
import { createSettings } from './settings/settings.ts';
import { shapesProcedures } from './shapes/index.ts';
import { stylesProcedures } from './styles/styles.procedures.ts';
import { tablesProcedures } from './tables/index.ts';
import { tilesRoutes } from './tiles/tiles.routes.ts';
import { createWorkspaceSession, type WorkspaceSession, workspaceProcedures } from './workspace/index.ts';
import { zonesProcedures } from './zones/index.ts';

export { type CommandParts, commands } from './commands/index.ts';

export { createLog } from './log/log.ts';
export { createLogFile } from './log/log-file.ts';
export { packageVersion, places } from './places.ts';
export { asRefusal } from './procedures.ts';

export interface App {
  /** Answers procedures under `/api`, tiles, uploads and downloads. */
  fetch(request: Request): Promise<Response>;
  /** Ends jobs, ends worker pools, closes the workspace with a backup, deletes temporary files. */
  close(): Promise<void>;
  readonly context: AppContext;
  /** Opens, closes, backs up and restores workspaces. */
  readonly session: WorkspaceSession;
  /** The procedures that pages call, called in this process. */
  readonly client: ContractRouterClient<Contract>;
}

/** The front door: the whole application as one fetch handler. Hosts only carry requests to it. */
export function createApp(options: AppOptions): App {
  const { context, session, updateSettings, close } = createContext(options);
  const router: Router<Contract, CallContext> = {
    app: appProcedures(context, updateSettings),
    jobs: jobsProcedures(context),
    workspace: workspaceProcedures(context, session),
    restricted: restrictedProcedures(context),
    layers: layersProcedures(context),
    styles: stylesProcedures(context),
    records: recordsProcedures(context),
    tables: tablesProcedures(context),
    search: searchProcedures(context),
    selection: selectionProcedures(context),
    bookmarks: bookmarksProcedures(context),
    recipes: recipesProcedures(context),
    zones: zonesProcedures(context),
    shapes: shapesProcedures(context),
    areas: areasProcedures(context),
    imports: importsProcedures(context),
    analyses: analysesProcedures(context),
    scoring: scoringProcedures(context),
    exports: exportsProcedures(context),
    journal: journalProcedures(context),
    identity: identityProcedures(context),
    checks: checksProcedures(context),
    fields: fieldsProcedures(context),
    documents: documentsProcedures(context),
    basemaps: basemapsProcedures(context),
  };
  const http = routes(context, router);
  const client = createRouterClient(router, { context: { log: options.log } });
  return { fetch: async (request) => http.fetch(request), close, context, session, client };
}

function routes(context: AppContext, router: Router<Contract, CallContext>): Hono {
  const { log } = context;
  const rpc = new RPCHandler(router);
  const http = new Hono();
  http.all('/api/*', async (c) => {
    const { matched, response } = await rpc.handle(c.req.raw, { prefix: '/api', context: { log } });
    return matched ? response : c.notFound();
  });
  http.route('/files', filesRoutes(context));
  http.route('/files', documentsRoutes(context));
  http.route('/tiles/basemap', basemapsRoutes(context));
  http.route('/tiles', tilesRoutes(context));
  http.onError((error, c) => {
    const refusal = asRefusal(error);
    if (refusal) return c.json({ code: refusal.code, details: refusal.details }, 422);
    return c.json({ logId: log.bug(error, { route: c.req.method }) }, 500);
  });
  return http;
}

function createContext(options: AppOptions) {
  const { log } = options;
  const events = createEvents();
  const files = createFileTokens(options.paths.temp);
  const jobs = createJobs(events, log);
  const settings = createSettings(options.paths.settings);
  const closing: (() => void | Promise<void>)[] = [];
  const parts: CoreParts = {
    options,
    log,
    events,
    files,
    jobs,
    settings: settings.read,
    onClose: (work) => void closing.push(work),
  };
  const session = createWorkspaceSession(parts, followers());
  // Registered first, so run last: nothing reads the workspace any more when it closes.
  parts.onClose(async () => void (await session.close()));
  const context: AppContext = {
    ...parts,
    workspace() {
      const open = session.current();
      if (!open) throw new Refusal('workspace-none-open');
      return open;
    },
  };
  const close = async (): Promise<void> => {
    await jobs.close();
    for (const work of closing.splice(0).reverse()) await work();
    files.close();
  };
  return { context, session, updateSettings: settings.update, close };
}
