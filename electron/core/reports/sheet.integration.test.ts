import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { downloadResult, type SheetRequest, sheetRequest } from '../../../shared/contract/exports.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { destination, distanceM } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { createChromiumPrinter, findChromium } from '../../node-host/chromium-printer.ts';
import { runRecipe } from '../analyses/index.ts';
import type { AppContext, Printer } from '../context.ts';
import { rowSetsOf } from '../row-sets/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { makeSheet } from './make-sheet.ts';
import { frameFor } from './map-frame.ts';
import { startSheet } from './start-sheet.ts';

const quiet = { signal: new AbortController().signal, progress: (): void => undefined };
const TITLE = 'ป่าชุมชนและหมู่บ้าน กำลังใจ น้ำใสที่ปู่ญู';
const request = (more: Partial<SheetRequest> = {}): SheetRequest =>
  sheetRequest.parse({ title: TITLE, ...more });
const browser = findChromium();
const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
const squeezed = (text: string): string => text.replace(/\s+/g, '');

let test: TestWorkspace;
const contextOf = (printer: Printer | null = null): AppContext => ({
  ...test.parts,
  options: { ...test.parts.options, printer },
  workspace: () => test.workspace,
});
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
});
afterAll(() => test.close());

describe('the map sheet', () => {
  it('is one document with its fonts, title, legend, degrees, sources and disclaimer', async () => {
    const { html, features } = await makeSheet(contextOf(), request({ maker: 'สำนักงาน <ทดสอบ>' }), quiet);
    expect(html.match(/data:font\/woff2;base64,/g)?.length).toBe(8);
    expect(/(?:src|href)="?https?:/.test(html)).toBe(false);
    const wanted = [
      TITLE,
      'คำอธิบายสัญลักษณ์',
      'หมู่บ้าน/ชุมชน 4 หมู่บ้าน',
      'ป่าชุมชน 1 แห่ง',
      'แนวอำเภอ',
      '100°10′ ต.อ.',
      '15°05′ น.',
      'อ.ตะวันตก',
      '2 อำเภอ 4 ตำบล',
      'WGS 84 / UTM 47N (EPSG:32647)',
      'ไม่ใช่แนวเขตทางกฎหมาย',
      'สำนักงาน &lt;ทดสอบ&gt;',
    ];
    // Not `toContain`: a failure would print the whole document.
    expect(wanted.filter((text) => !html.includes(text))).toEqual([]);
    expect(/พิมพ์เมื่อ<\/dt><dd>\d+ \S+ 25\d\d เวลา \d\d\.\d\d น\./.test(html)).toBe(true);
    expect(features).toBeGreaterThan(10);
  });

  it('speaks English where the window does, but for names', async () => {
    const { html } = await makeSheet(contextOf(), request({ language: 'en' }), quiet);
    const wanted = [
      ...['<html lang="en">', 'Legend', 'Villages', 'District border', '100°10′E', '15°05′N', 'อ.ตะวันตก'],
      ...['2 districts 4 sub-districts', 'Coordinate system', 'not legal boundaries'],
    ];
    expect(wanted.filter((text) => !html.toLowerCase().includes(text.toLowerCase()))).toEqual([]);
    // Of its own words none is left in Thai.
    const words = [
      'คำอธิบาย',
      'มาตราส่วน',
      'ระบบพิกัด',
      'พิมพ์เมื่อ',
      'ที่มา',
      'แนวอำเภอ',
      'แนวนอน',
      ' กม.',
      'ต.อ.',
      ' ไร่',
    ];
    expect(words.filter((word) => html.includes(word))).toEqual([]);
    expect(html).toMatch(/Printed<\/dt><dd>\d+ \w+ \d{4} \d\d:\d\d/);
  });

  it('draws and counts only what filters leave on the map, and says so', async () => {
    const all = await makeSheet(contextOf(), request({ layers: ['village'] }), quiet);
    const rows = { village: rowSetsOf(test.workspace).keep('village', () => [2]) };
    const narrowed = { rows, words: 'อ.ตะวันออก <ทดสอบ>' };
    const some = await makeSheet(contextOf(), request({ layers: ['village'], narrowed }), quiet);
    expect([all.features, some.features]).toEqual([4, 1]);
    expect(some.html.includes('หมู่บ้าน/ชุมชน 1 หมู่บ้าน')).toBe(true);
    expect(some.html.includes('แสดงเฉพาะ</dt><dd>อ.ตะวันออก &lt;ทดสอบ&gt;')).toBe(true);
    const lost = request({ layers: ['village'], narrowed: { rows: { village: 'nobody' }, words: '' } });
    await expect(makeSheet(contextOf(), lost, quiet)).rejects.toThrow('table-changed');
  });

  it('of an earlier date draws and counts the areas that have ended since', async () => {
    const { workspace } = test;
    workspace.change({ kind: 'edit', label: { th: 'ยุบ', en: 'End' } }, (change) =>
      change.update('district', 1, { valid_to: '2020-01-01' }),
    );
    const rows = { district: rowSetsOf(workspace).keep('district', () => [1, 2]) };
    const narrowed = { rows, words: 'ณ 31 ธ.ค. 2562' };
    const now = await makeSheet(contextOf(), request({ layers: ['district'] }), quiet);
    const then = await makeSheet(contextOf(), request({ layers: ['district'], narrowed }), quiet);
    workspace.journal.undo();
    expect([now.features, then.features]).toEqual([1, 2]);
  });

  it('draws points as far apart as the scale bar says they are, to half a percent', async () => {
    const apart = 12_345;
    const from: Position = [100.05, 15.1];
    const to = destination(from, 78, apart);
    const layer = test.workspace.change({ kind: 'edit', label: { th: 'จุด', en: 'Points' } }, (change) => {
      const name = change.createLayer({
        name: 'two_points',
        title: 'สองจุด',
        kind: 'imported',
        group: 'imported',
        geometryType: 'Point',
        columns: [],
        labelField: null,
      });
      change.bulkInsert(
        name,
        [],
        [from, to].map(([x, y]) => ({ wkb: encodePointWkb(x, y), values: [] })),
      );
      return name;
    });
    for (const paper of ['a4', 'a3'] as const)
      for (const orientation of ['landscape', 'portrait'] as const) {
        const { html } = await makeSheet(
          contextOf(),
          request({ layers: ['subdistrict', layer], paper, orientation }),
          quiet,
        );
        const map = html.slice(html.indexOf('<div class="mp">'), html.indexOf('<aside'));
        const [a, b] = [
          ...map.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" fill="#[0-9A-Fa-f]{6}" stroke/g),
        ].map(([, x, y]): Position => [Number(x), Number(y)]);
        const bar = /id="scale-bar" data-metres="([\d.]+)" data-mm="([\d.]+)"/.exec(map);
        const scale = Number(/มาตราส่วน 1:([\d,]+)/.exec(html)?.[1]?.replaceAll(',', ''));
        const drawn = Math.hypot((b?.[0] ?? 0) - (a?.[0] ?? 0), (b?.[1] ?? 0) - (a?.[1] ?? 0));
        const byBar = (drawn * Number(bar?.[1])) / Number(bar?.[2]);
        expect(Math.abs(byBar / apart - 1)).toBeLessThan(0.005);
        expect(Math.abs((drawn * scale) / 1000 / apart - 1)).toBeLessThan(0.005);
        // The rectangles of the bar are as long as it claims.
        const pieces = [
          ...map
            .slice(bar?.index)
            .matchAll(
              /<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="(?:#16211E|#fff)" stroke/g,
            ),
        ];
        const length = pieces.reduce((sum, [, , width]) => sum + Number(width), 0);
        expect(Math.abs(length / Number(bar?.[2]) - 1)).toBeLessThan(0.005);
      }
  });

  it('has a true scale from one end of Thailand to the other', () => {
    for (const [x, y] of [
      [98.5, 8],
      [101.9, 6.2],
      [99.8, 19.9],
      [104.8, 15.2],
    ] as const) {
      const frame = frameFor([x, y, x + 0.6, y + 0.6], 200, 180);
      const west = frame.toGround([90, 90]);
      const east = frame.toGround([110, 90]);
      expect(Math.abs(distanceM(west, east) / (0.02 * frame.scale) - 1)).toBeLessThan(1e-4);
      const [px, py] = frame.toPaper(frame.toGround([33, 44]));
      expect([px, py].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([33, 44]);
    }
  });

  it('leads with a result, its sentence, and how it was worked out', async () => {
    const recipe = {
      recipeVersion: 1,
      title: 'เนื้อที่ป่ารายตำบล',
      steps: [{ id: 'sum', op: 'area-in-areas', areas: 'subdistrict', input: 'community_forest' }],
    };
    const result = await runRecipe(contextOf().workspace(), recipe, quiet);
    const { html } = await makeSheet(contextOf(), request({ focus: result.layer }), quiet);
    const text = html.replace(/<[^>]+>/g, ' ');
    expect(text.includes(result.sentence)).toBe(true);
    expect(text.includes(result.method)).toBe(true);
    expect(text.includes('จาก 4 ตำบล')).toBe(true);
    expect(html.indexOf('<li class="lh">เนื้อที่ป่ารายตำบล (ไร่)</li>')).toBeGreaterThan(0);
    const thai = await makeSheet(
      contextOf(),
      request({ focus: result.layer, thaiDigits: true, orientation: 'portrait' }),
      quiet,
    );
    expect(thai.html.includes('จาก ๔ ตำบล')).toBe(true);
    expect(thai.html.includes('(EPSG:32647)')).toBe(true);
  });

  it('refuses layers that are not there, personal registers among them', async () => {
    for (const more of [{ layers: ['household'] }, { focus: 'household' }, { layers: ['nothing'] }])
      await expect(makeSheet(contextOf(), request(more), quiet)).rejects.toMatchObject(
        new Refusal('layer-not-found', { layer: more.focus ?? more.layers?.[0] ?? '' }),
      );
  });

  it('comes as a page for the browser where there is no printer', async () => {
    const context = contextOf();
    const job = await context.jobs.finished(startSheet(context, request()));
    const result = downloadResult.parse(job.result);
    expect(result.file).toMatch(/^ป่าชุมชนและหมู่บ้าน.* 25\d\d-\d\d-\d\d\.html$/);
    expect(context.files.path(result.download).name).toBe(result.file);
  });

  it.skipIf(browser === null || !poppler)(
    'prints to one page of PDF whose text is Thai (skipped without Chromium and poppler)',
    async () => {
      const context = contextOf(createChromiumPrinter(browser ?? '', join(test.root, 'print')));
      const job = await context.jobs.finished(startSheet(context, request({ paper: 'a3' })));
      expect(job.state).toBe('done');
      const { download, file } = downloadResult.parse(job.result);
      expect(file.endsWith('.pdf')).toBe(true);
      const pdf = join(test.root, 'sheet.pdf');
      copyFileSync(context.files.path(download).path, pdf);
      const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
      expect(info).toMatch(/Pages:\s+1\n/);
      expect(info).toMatch(/Page size:\s+1191\.\d+ x 841\.\d+ pts/);
      const text = squeezed(execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }));
      for (const wanted of [
        TITLE,
        'คำอธิบายสัญลักษณ์',
        'หมู่บ้าน/ชุมชน 4 หมู่บ้าน',
        'ใช้ประกอบการประชุมเท่านั้น ไม่ใช่แนวเขตทางกฎหมาย',
        'ระบบพิกัด',
      ])
        expect(text, wanted).toContain(squeezed(wanted));
    },
  );
});
