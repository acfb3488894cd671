import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppEvent } from '../../../shared/contract/events.ts';
import type { Ring } from '../../../shared/geo/geometry.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { Change, CoreParts, OpenWorkspace } from '../context.ts';
import { createEvents } from '../events/events.ts';
import { createFileTokens } from '../files/file-tokens.ts';
import { createJobs } from '../jobs/jobs.ts';
import type { Follower } from '../journal/index.ts';
import { createWorkspaceSession, type WorkspaceSession } from '../workspace/index.ts';

/** The parts of a core in a temporary folder: real jobs, events and files, and a log that throws nothing away. */
export interface TestCore {
  readonly parts: CoreParts;
  /** The temporary folder that holds everything. */
  readonly root: string;
  readonly events: AppEvent[];
  readonly bugs: unknown[];
  close(): Promise<void>;
}

/** Makes the parts of a core. Close it at the end of the test: the folder goes with it. */
export function aCore(root = mkdtempSync(join(tmpdir(), 'changwat-core-'))): TestCore {
  const folder = (name: string): string => {
    mkdirSync(join(root, name), { recursive: true });
    return join(root, name);
  };
  const bugs: unknown[] = [];
  const seen: AppEvent[] = [];
  const log = { info: () => undefined, bug: (error: unknown) => String(bugs.push(error)) };
  const events = createEvents();
  const files = createFileTokens(folder('temp'));
  const closing: (() => void | Promise<void>)[] = [];
  const parts: CoreParts = {
    options: {
      host: 'test',
      version: '0.0.0-test',
      paths: {
        workspaces: folder('workspaces'),
        settings: folder('settings'),
        resources: join(import.meta.dirname, '../../../resources'),
        temp: folder('temp'),
      },
      printer: null,
      log,
    },
    log,
    jobs: createJobs(events, log),
    events: {
      ...events,
      publish(event) {
        seen.push(event);
        events.publish(event);
      },
    },
    files,
    settings: () => ({ language: 'th', theme: 'system' }),
    onClose: (work) => void closing.push(work),
  };
  const close = async (): Promise<void> => {
    for (const work of closing.reverse()) await work();
    files.close();
    rmSync(root, { recursive: true, force: true });
  };
  return { parts, root, events: seen, bugs, close };
}

export interface TestWorkspace extends TestCore {
  readonly session: WorkspaceSession;
  /** The open workspace; asked for anew at each use, since it is another one after opening again. */
  readonly workspace: OpenWorkspace;
}

const square = (x: number, y: number, width = 0.1, height = 0.1): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];
const area = (...ring: Ring[]): Uint8Array =>
  encodeWkb({ type: 'MultiPolygon', coordinates: ring.map((r) => [r]) });

/**
 * A small land of four sub-districts in two districts, squares of 0.1° that share their borders: codes 990101, 990102
 * (district 9901, west) and 990201, 990202 (9902, east), from 100.0°E 15.0°N; a council area across the two
 * southern ones, a village in each, a community forest across the four corners, a housing project in the first.
 */
export function fillAreas(change: Change): void {
  change.insert(
    'province',
    { code: '99', name_th: 'จังหวัดทดสอบ', name_en: 'Testland' },
    area(square(100, 15, 0.2, 0.2)),
  );
  const districts = [
    ['9901', 'ตะวันตก', 100],
    ['9902', 'ตะวันออก', 100.1],
  ] as const;
  for (const [code, name, x] of districts) {
    change.insert('district', { code, name_th: name, province_code: '99' }, area(square(x, 15, 0.1, 0.2)));
    for (const [suffix, part, y] of [['01', 'ใต้', 15] as const, ['02', 'เหนือ', 15.1] as const]) {
      const sub = { code: code + suffix, name_th: name + part, district_code: code };
      change.insert('subdistrict', sub, area(square(x, y)));
      const village = {
        code: `${code}${suffix}01`,
        moo: 1,
        name_th: `บ้าน${name}${part}`,
        subdistrict_code: sub.code,
      };
      change.insert('village', village, encodePointWkb(x + 0.05, y + 0.05));
    }
  }
  const council = { code: 'C1', name_th: 'พื้นที่สภาฯ ทางใต้', district_code: '9901' };
  change.insert('council_area', council, area(square(100, 15, 0.2, 0.1)));
  const forest = { code: 'F1', name_th: 'ป่าชุมชนกลาง', declared_rai: 75000 };
  change.insert('community_forest', forest, area(square(100.05, 15.05)));
  const project = { code: 'P1', name_th: 'บ้านมั่นคงทดสอบ', households_target: 40, units_done: 10 };
  change.insert('housing_project', project, encodePointWkb(100.02, 15.02));
}

/** A new, open workspace in a temporary folder; with `areas` it holds the small land of `fillAreas`. */
export async function aWorkspace(
  options: { areas?: boolean; followers?: readonly Follower[] } = {},
): Promise<TestWorkspace> {
  const core = aCore();
  const session = createWorkspaceSession(core.parts, options.followers ?? []);
  // A backup of what is thrown away in the same breath would take half of many a test.
  core.parts.onClose(async () => void (await session.close({ backup: false })));
  await session.create({ title: 'แฟ้มทดสอบ', provinceCode: null, sample: false });
  const test = {
    ...core,
    session,
    get workspace(): OpenWorkspace {
      const open = session.current();
      if (!open) throw new Error('no workspace is open');
      return open;
    },
  };
  if (options.areas)
    test.workspace.change({ kind: 'edit', label: { th: 'พื้นที่ทดสอบ', en: 'Areas' } }, fillAreas);
  return test;
}
