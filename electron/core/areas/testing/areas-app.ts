import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { AreaPlan } from '../../../../shared/contract/area-change.ts';
import type { Geometry, Position } from '../../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { type App, createApp } from '../../app.ts';
import type { OpenWorkspace } from '../../context.ts';
import { type SqlValue, sql } from '../../db/index.ts';
import { fillAreas } from '../../testing/workspace.ts';

export type Change = Parameters<App['client']['areas']['plan']>[0];

type Save = Parameters<App['client']['shapes']['save']>[0];
type MultiPolygon = Extract<Geometry, { type: 'MultiPolygon' }>;

const said = (text: string) => ({ kind: 'edit', label: { th: text, en: text } });

/** A whole core with a workspace that holds the small land of `fillAreas`, and areas as the page works on them. */
export function areasApp(options: { filled?: boolean } = {}) {
  let root: string;
  let app: App;
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'changwat-areas-'));
    const folder = (name: string): string => {
      mkdirSync(join(root, name));
      return join(root, name);
    };
    const log = { info: () => undefined, bug: (error: unknown) => String(error) };
    const resources = join(import.meta.dirname, '../../../../resources');
    const paths = {
      workspaces: folder('workspaces'),
      settings: folder('settings'),
      temp: folder('temp'),
      resources,
    };
    app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
    await app.client.workspace.create({ title: 'ทดสอบพื้นที่', provinceCode: null });
    if (options.filled ?? true) app.context.workspace().change(said('พื้นที่'), fillAreas);
  });
  afterEach(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  });
  const workspace = (): OpenWorkspace => app.context.workspace();
  type Row = Record<string, SqlValue>;
  const rows = (table: string, order = 'fid'): Row[] =>
    workspace().db.all<Row>(sql`SELECT * FROM ${sql.id(table)} ORDER BY ${sql.id(order)}`);
  const shapeOf = (table: string, fid: unknown): MultiPolygon => {
    const found = rows(table).find((row) => row.fid === fid)?.geom;
    if (!(found instanceof Uint8Array)) throw new Error(`no shape of ${table} ${fid}`);
    return decodeWkb(decodeGpkg(found).wkb) as MultiPolygon;
  };
  return {
    app: (): App => app,
    client: (): App['client'] => app.client,
    workspace,
    rows,
    /** The row of a register that bears a code; the last one where several did. */
    row(table: string, code: string): Row {
      const found = rows(table).findLast((row) => row.code === code);
      if (!found) throw new Error(`no ${table} ${code}`);
      return found;
    },
    idOf(table: string, code: string): string {
      return String(this.row(table, code).id);
    },
    /** Square metres of a row's shape. */
    areaOf(table: string, code: string): number {
      const { geom } = this.row(table, code);
      return geom instanceof Uint8Array ? wkbAreaM2(decodeGpkg(geom).wkb) : 0;
    },
    shapeOf,
    /** What saves the shape of a row with one of its corners moved, its neighbours of all area layers following. */
    moved(layer: string, { fid, row_version }: Partial<Row>, from: Position, to: Position): Save {
      const geometry = shapeOf(layer, fid);
      const at = (place: Position): Position => (place[0] === from[0] && place[1] === from[1] ? to : place);
      const coordinates = geometry.coordinates.map((part) => part.map((ring) => ring.map(at)));
      return {
        operation: 'edit',
        changed: [
          {
            ...{ layer, fid: Number(fid), version: Number(row_version) },
            geometry: { ...geometry, coordinates } as NonNullable<Save['changed']>[number]['geometry'],
          },
        ],
        added: [],
        removed: [],
        following: ['subdistrict', 'district', 'council_area', 'province'],
        reason: '',
      };
    },
    plan: (change: Change): Promise<AreaPlan> => app.client.areas.plan(change),
    make: (change: Change): ReturnType<App['client']['areas']['change']> => app.client.areas.change(change),
    edit: <T>(work: Parameters<OpenWorkspace['change']>[1]): T => workspace().change(said('แก้'), work) as T,
    /** Writes a file that was picked, and returns its token. */
    file(name: string, content: string | Uint8Array): string {
      const path = join(root, name);
      writeFileSync(path, content);
      return app.context.files.add(path).token;
    },
    async resultOf<T>(jobId: string): Promise<T> {
      const job = await app.context.jobs.finished(jobId);
      if (job.state !== 'done') throw new Error(`${job.state} ${job.refusal?.code ?? job.logId ?? ''}`);
      return job.result as T;
    },
  };
}

/** The errors that a plan found, in Thai. */
export const errorsOf = (plan: AreaPlan): string[] =>
  plan.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message.th);
