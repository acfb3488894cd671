import { analysesContract } from './analyses.ts';
import { areasContract } from './areas.ts';
import { basemapsContract } from './basemaps.ts';
import { bookmarksContract } from './bookmarks.ts';
import { checksContract } from './checks.ts';
import { documentsContract } from './documents.ts';
import { appContract, jobsContract } from './events.ts';
import { exportsContract } from './exports.ts';
import { fieldsContract } from './fields.ts';
import { identityContract } from './identity.ts';
import { importsContract } from './imports.ts';
import { journalContract } from './journal.ts';
import { layersContract } from './layers.ts';
import { recipesContract } from './recipes.ts';
import { recordsContract } from './records.ts';
import { restrictedContract } from './restricted.ts';
import { scoringContract } from './scoring.ts';
import { searchContract } from './search.ts';
import { selectionContract } from './selection.ts';
import { shapesContract } from './shapes.ts';
import { stylesContract } from './styles.ts';
import { tablesContract } from './tables.ts';
import { workspaceContract } from './workspace.ts';
import { zonesContract } from './zones.ts';

/** Written out: inferred as a whole it is longer than the compiler would write down. */
export type Contract = {
  app: typeof appContract;
  jobs: typeof jobsContract;
  workspace: typeof workspaceContract;
  restricted: typeof restrictedContract;
  layers: typeof layersContract;
  styles: typeof stylesContract;
  records: typeof recordsContract;
  tables: typeof tablesContract;
  search: typeof searchContract;
  selection: typeof selectionContract;
  bookmarks: typeof bookmarksContract;
  recipes: typeof recipesContract;
  zones: typeof zonesContract;
  shapes: typeof shapesContract;
  areas: typeof areasContract;
  imports: typeof importsContract;
  analyses: typeof analysesContract;
  scoring: typeof scoringContract;
  exports: typeof exportsContract;
  journal: typeof journalContract;
  identity: typeof identityContract;
  checks: typeof checksContract;
  fields: typeof fieldsContract;
  documents: typeof documentsContract;
  basemaps: typeof basemapsContract;
};

/**
 * The one contract between every page and the core. Besides the procedures (under `/api`) the core answers
 * `GET /tiles/<layer>/<z>/<x>/<y>.mvt?v=<version>`, `GET /tiles/context/…` (the bundled basemap),
 * `GET /tiles/basemap/<id>/<z>/<x>/<y>?v=<version>` (a picture or vector tile of a basemap of the user's),
 * `POST /files?name=…` (the body is one file; answers `{ token, name, size }`) and `GET /files/<token>` (a result,
 * as an attachment).
 */
export const contract: Contract = {
  app: appContract,
  jobs: jobsContract,
  workspace: workspaceContract,
  restricted: restrictedContract,
  layers: layersContract,
  styles: stylesContract,
  records: recordsContract,
  tables: tablesContract,
  search: searchContract,
  selection: selectionContract,
  bookmarks: bookmarksContract,
  recipes: recipesContract,
  zones: zonesContract,
  shapes: shapesContract,
  areas: areasContract,
  imports: importsContract,
  analyses: analysesContract,
  scoring: scoringContract,
  exports: exportsContract,
  journal: journalContract,
  identity: identityContract,
  checks: checksContract,
  fields: fieldsContract,
  documents: documentsContract,
  basemaps: basemapsContract,
};
