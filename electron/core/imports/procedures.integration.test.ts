import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportResult, PreviewResult, RegisterFill } from '../../../shared/contract/imports.ts';
import { type App, createApp } from '../app.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/th');

let root: string;
let app: App;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'changwat-imports-'));
  const folder = (name: string): string => {
    mkdirSync(join(root, name));
    return join(root, name);
  };
  const log = { info: () => undefined, bug: (error: unknown) => String(error) };
  const resources = join(import.meta.dirname, '../../../resources');
  const paths = {
    workspaces: folder('workspaces'),
    settings: folder('settings'),
    temp: folder('temp'),
    resources,
  };
  app = createApp({ host: 'test', version: '0.0.0-test', paths, printer: null, log });
});
afterEach(async () => {
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

type Client = App['client'];

async function resultOf<T>(jobId: string): Promise<T> {
  const job = await app.context.jobs.finished(jobId);
  if (job.state !== 'done') throw new Error(`${job.state} ${job.refusal?.code ?? job.logId ?? ''}`);
  return job.result as T;
}

async function lookInto(client: Client, path: string): Promise<PreviewResult> {
  await client.workspace.create({ title: 'ทดสอบนำเข้า', provinceCode: null });
  const { token } = app.context.files.add(join(DATA, path));
  const { jobId } = await client.imports.inspect({ files: [token] });
  return resultOf<PreviewResult>(jobId);
}

const take = { source: 'กรมการปกครอง', asOf: '2024-01-31', register: null };

describe.skipIf(!existsSync(DATA))('imports as the page calls them (needs ../shared/data)', () => {
  it('looks, takes in, uses as sub-districts, and takes each back with one undo', async () => {
    const client = app.client;
    const preview = await lookInto(client, 'tambon/81_Krabi');
    const [set] = preview.sets;
    expect(set).toMatchObject({
      featureCount: 53,
      suggestedRegister: 'subdistrict',
      suggestedTitle: 'Krabi',
    });
    const sets = [{ key: set!.key, title: 'ตำบลกระบี่', encoding: null, crs: null, ...take }];
    const commit = await client.imports.commit({ previewId: preview.previewId, sets });
    const result = await resultOf<ImportResult>(commit.jobId);
    expect(result).toMatchObject({ status: 'done', inserted: 53, layer: 'krabi' });
    const fill = await client.imports.useAsRegister({ layer: 'krabi', register: 'subdistrict' });
    expect(await resultOf<RegisterFill>(fill.jobId)).toMatchObject({
      inserted: 53,
      derived: { district: 8, province: 1 },
    });
    const counts = async (): Promise<Record<string, number>> =>
      Object.fromEntries((await client.layers.list()).map((layer) => [layer.name, layer.featureCount]));
    expect(await counts()).toMatchObject({ krabi: 53, subdistrict: 53, district: 8, province: 1 });
    await client.journal.undo();
    expect(await counts()).toMatchObject({ krabi: 53, subdistrict: 0, district: 0, province: 0 });
    await client.journal.undo();
    expect(await counts()).not.toHaveProperty('krabi');
    await client.journal.redo();
    expect(await counts()).toMatchObject({ krabi: 53 });
  });

  it('asks for the coordinate system, shows each choice, and takes in the one that was chosen', async () => {
    const client = app.client;
    const { previewId, sets } = await lookInto(client, 'variants/krabi_874_utm47n_noprj');
    const { key, crs, outlines } = sets[0]!;
    expect(crs.id).toBeNull();
    expect(outlines.length).toBeGreaterThan(0);
    const asked = { previewId, key, encoding: null };
    const indian = await client.imports.preview({ ...asked, crs: 'EPSG:24047' });
    expect(indian.crs).toMatchObject({ id: 'EPSG:24047', evidence: 'user', operation: 'RTSD 3-parameter' });
    const wrong = await client.imports.preview({ ...asked, encoding: 'utf-8', crs: 'EPSG:32647' });
    expect(JSON.stringify(wrong.sample)).not.toContain('ปากน้ำ');
    const set = { key, title: 'กระบี่', encoding: 'windows-874', crs: 'EPSG:32647', ...take };
    const { jobId } = await client.imports.commit({ previewId, sets: [set] });
    expect(await resultOf<ImportResult>(jobId)).toMatchObject({ inserted: 53 });
    const { rows } = await client.layers.rows({ layer: 'tambon', search: 'ปากน้ำ' });
    expect(rows.length).toBeGreaterThan(0);
    await client.imports.discard({ previewId });
    const temp = join(root, 'temp');
    expect(readdirSync(temp).flatMap((run) => readdirSync(join(temp, run)))).toEqual([]);
  });

  it('refuses in words what it can not read, and a preview that is gone', async () => {
    const client = app.client;
    await expect(lookInto(client, '../README.md')).rejects.toThrow('format-unknown');
    await expect(client.imports.preview({ previewId: 'x', key: 's1' })).rejects.toMatchObject({
      code: 'REFUSED',
    });
  });
});
