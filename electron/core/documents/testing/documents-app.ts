import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Exif } from 'sharp';
import { afterEach, beforeEach, expect } from 'vitest';
import type { AttachResult, DocumentItem } from '../../../../shared/contract/documents.ts';
import type { Job } from '../../../../shared/contract/events.ts';
import { type App, createApp } from '../../app.ts';
import { filesPathOf } from '../../files/index.ts';
import { fillAreas } from '../../testing/workspace.ts';

/** A place in the small land of `fillAreas`: in its south-western sub-district. */
export const PLACE = { lon: 100.03, lat: 15.04 };
export const PASSPHRASE = 'ทดสอบ-เอกสาร-ยาวพอ';

const minutes = (value: number): string => {
  const degrees = Math.trunc(value);
  return `${degrees}/1 ${Math.round((value - degrees) * 60 * 1000)}/1000 0/1`;
};

/** A photo of a phone: with a place, a time, and the maker's name. */
export const aPhoto = (color = '#3c7850', exif: Exif = {}): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background: color } })
    .withExif({
      IFD0: { Make: 'PhoneMaker' },
      IFD2: { DateTimeOriginal: '2026:01:31 09:15:00', OffsetTimeOriginal: '+07:00' },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: minutes(PLACE.lat) },
        ...{ GPSLongitudeRef: 'E', GPSLongitude: minutes(PLACE.lon) },
      },
      ...exif,
    })
    .jpeg()
    .toBuffer();

/** A whole core with the small land, and documents as the page handles them. */
export function documentsApp() {
  let root: string;
  let app: App;
  const bugs: unknown[] = [];
  const start = (): App =>
    createApp({
      host: 'test',
      version: '0.0.0-test',
      paths: {
        workspaces: join(root, 'workspaces'),
        settings: join(root, 'settings'),
        resources: join(import.meta.dirname, '../../../../resources'),
        temp: join(root, 'temp'),
      },
      printer: null,
      log: { info: () => undefined, bug: (error) => String(bugs.push(error)) },
    });
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'changwat-documents-'));
    app = start();
    await app.client.workspace.create({ title: 'ทดสอบเอกสาร', provinceCode: null });
    app.context.workspace().change({ kind: 'edit', label: { th: 'พื้นที่', en: 'Areas' } }, fillAreas);
  });
  afterEach(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true });
    expect(bugs.splice(0)).toEqual([]);
  });
  const token = (name: string, bytes: Uint8Array | string): string => {
    const path = join(mkdtempSync(join(root, 'user-')), name.replaceAll('/', '_'));
    writeFileSync(path, bytes);
    return app.context.files.add(path, { name }).token;
  };
  const ended = async (started: Promise<{ jobId: string }>): Promise<Job> =>
    app.context.jobs.finished((await started).jobId);
  return {
    app: (): App => app,
    root: (): string => root,
    token,
    ended,
    bugs,
    /** Attaches files to the community forest, or to another row. */
    async attach(
      files: Record<string, Uint8Array | string>,
      to: { layer?: string; fid?: number; restricted?: boolean } = {},
    ): Promise<AttachResult> {
      const tokens = Object.entries(files).map(([name, bytes]) => token(name, bytes));
      const { layer = 'community_forest', fid = 1, restricted = false } = to;
      const job = await ended(app.client.documents.attach({ layer, fid, files: tokens, restricted }));
      if (job.state !== 'done') throw new Error(`${job.state} ${job.refusal?.code} ${job.logId}`);
      return job.result as AttachResult;
    },
    async list(layer = 'community_forest', fid = 1): Promise<DocumentItem[]> {
      return (await app.client.documents.list({ layer, fid })).items;
    },
    /** Names of all that lies in the workspace's files, relative to them. */
    stored(): string[] {
      const files = filesPathOf(app.context.workspace().folder);
      try {
        return readdirSync(files, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(files.length + 1))
          .sort();
      } catch {
        return [];
      }
    },
    get: (path: string, init: RequestInit = {}): Promise<Response> =>
      app.fetch(new Request(`http://core/files/${path}`, init)),
    async reopen(): Promise<void> {
      const { folder } = app.context.workspace();
      await app.session.close();
      await app.session.open(folder);
    },
  };
}
