import { analysesContract } from './analyses.ts';
import { appContract, jobsContract } from './events.ts';
import { exportsContract } from './exports.ts';
import { identityContract } from './identity.ts';
import { importsContract } from './imports.ts';
import { journalContract } from './journal.ts';
import { layersContract } from './layers.ts';
import { recordsContract } from './records.ts';
import { restrictedContract } from './restricted.ts';
import { searchContract } from './search.ts';
import { tablesContract } from './tables.ts';
import { workspaceContract } from './workspace.ts';
import { zonesContract } from './zones.ts';

/**
 * The one contract between every page and the core. Besides the procedures (under `/api`) the core answers
 * `GET /tiles/<layer>/<z>/<x>/<y>.mvt?v=<version>`, `GET /tiles/context/…` (the bundled basemap),
 * `POST /files?name=…` (the body is one file; answers `{ token, name, size }`) and `GET /files/<token>` (a result,
 * as an attachment).
 */
export const contract = {
  app: appContract,
  jobs: jobsContract,
  workspace: workspaceContract,
  restricted: restrictedContract,
  layers: layersContract,
  records: recordsContract,
  tables: tablesContract,
  search: searchContract,
  zones: zonesContract,
  imports: importsContract,
  analyses: analysesContract,
  exports: exportsContract,
  journal: journalContract,
  identity: identityContract,
};
export type Contract = typeof contract;
