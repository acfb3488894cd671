import { analysesContract } from './analyses.ts';
import { areasContract } from './areas.ts';
import { checksContract } from './checks.ts';
import { documentsContract } from './documents.ts';
import { appContract, jobsContract } from './events.ts';
import { exportsContract } from './exports.ts';
import { fieldsContract } from './fields.ts';
import { identityContract } from './identity.ts';
import { importsContract } from './imports.ts';
import { journalContract } from './journal.ts';
import { layersContract } from './layers.ts';
import { recordsContract } from './records.ts';
import { restrictedContract } from './restricted.ts';
import { searchContract } from './search.ts';
import { shapesContract } from './shapes.ts';
import { tablesContract } from './tables.ts';
import { workspaceContract } from './workspace.ts';
import { zonesContract } from './zones.ts';

/** Said by name: written out, the types of all areas are longer than a declaration may be. */
export type Contract = {
  readonly app: typeof appContract;
  readonly jobs: typeof jobsContract;
  readonly workspace: typeof workspaceContract;
  readonly restricted: typeof restrictedContract;
  readonly layers: typeof layersContract;
  readonly records: typeof recordsContract;
  readonly tables: typeof tablesContract;
  readonly search: typeof searchContract;
  readonly zones: typeof zonesContract;
  readonly shapes: typeof shapesContract;
  readonly areas: typeof areasContract;
  readonly imports: typeof importsContract;
  readonly analyses: typeof analysesContract;
  readonly exports: typeof exportsContract;
  readonly journal: typeof journalContract;
  readonly identity: typeof identityContract;
  readonly checks: typeof checksContract;
  readonly fields: typeof fieldsContract;
  readonly documents: typeof documentsContract;
};

/**
 * The one contract between every page and the core. Besides the procedures (under `/api`) the core answers
 * `GET /tiles/<layer>/<z>/<x>/<y>.mvt?v=<version>`, `GET /tiles/context/…` (the bundled basemap),
 * `POST /files?name=…` (the body is one file; answers `{ token, name, size }`) and `GET /files/<token>` (a result,
 * as an attachment).
 */
export const contract: Contract = {
  app: appContract,
  jobs: jobsContract,
  workspace: workspaceContract,
  restricted: restrictedContract,
  layers: layersContract,
  records: recordsContract,
  tables: tablesContract,
  search: searchContract,
  zones: zonesContract,
  shapes: shapesContract,
  areas: areasContract,
  imports: importsContract,
  analyses: analysesContract,
  exports: exportsContract,
  journal: journalContract,
  identity: identityContract,
  checks: checksContract,
  fields: fieldsContract,
  documents: documentsContract,
};
