import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const gdal = has('ogrinfo');
const ogr = (...args: string[]): string => execFileSync('ogrinfo', ['-q', ...args], { encoding: 'utf8' });

describe.skipIf(chromiumPath === null)(
  `a question of the meeting, asked, shown, handed on${chromiumReason}`,
  () => {
    const app = new App();
    let user: User;

    beforeAll(async () => {
      user = new User(await app.start());
      await user.openSample();
      await user.goTo('วิเคราะห์');
    });
    afterAll(() => app.close());

    it('answers how many households lie within 1 km of a community forest, sub-district by sub-district', async () => {
      await user.button('หาคำตอบ').click();
      await user.sentence(/^จาก 55 ตำบล.+1 กม.+ป่าชุมชน.+รวม [\d,]+ ครัวเรือน/s);
      await user.mapIdle();
      await app.picture('question');
    });

    it('says what was left out, by what method, out of what', async () => {
      await user.page.getByText('ที่มาของตัวเลข').first().click();
      const said = await user.said();
      for (const word of ['ที่มาของตัวเลข', 'วิธีคิด', 'ตัวหาร', 'สิ่งที่ไม่ได้นับ']) expect(said).toContain(word);
    });

    it('shows it on the wall, goes to a zone by its number, and comes back by Esc', async () => {
      await user.page.setViewportSize({ width: 1280, height: 720 });
      await user.button('ขึ้นจอ').click();
      const wall = user.page.getByRole('dialog', { name: 'จอประชุม' });
      await wall.waitFor();
      await user.wallIdle();
      await app.picture('wall');
      await user.page.keyboard.press('2');
      await wall.getByText('โซนเมืองกลางน้ำ').first().waitFor();
      await user.wallIdle();
      await app.picture('wall-zone');
      await user.page.keyboard.press('Escape');
      await wall.waitFor({ state: 'detached' });
      await user.page.setViewportSize({ width: 1366, height: 768 });
    });

    it('hands it on as a map sheet', async () => {
      await user.button('พิมพ์แผนที่').click();
      const dialog = user.page.getByRole('dialog', { name: 'พิมพ์แผนที่' });
      await dialog.getByRole('button', { name: 'ทำแผ่นแผนที่' }).click();
      const save = dialog.getByRole('button', { name: 'บันทึกไฟล์' });
      await save.waitFor({ timeout: 120_000 });
      const { path, name } = await user.download(() => save.click(), app.home);
      expect(name).toMatch(/\.pdf$/);
      expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
      await user.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    const formats = [
      ['Excel', 'xlsx'],
      ['GeoPackage', 'gpkg'],
      ['Shapefile', 'zip'],
    ] as const;
    it.each(formats)('hands it on as %s', async (label, extension) => {
      await user.button('ส่งออก').click();
      const dialog = user.page.getByRole('dialog', { name: /^ส่งออก/ });
      // A file that was just made is shown again: from there one goes on to another.
      const another = dialog.getByRole('button', { name: 'ส่งออกแบบอื่น' });
      await another.or(dialog.getByRole('radio').first()).first().waitFor();
      if (await another.isVisible()) await another.click();
      await dialog.getByRole('radio', { name: new RegExp(`^${label}`) }).check({ force: true });
      if (extension === 'xlsx') await app.picture('export');
      await dialog.getByRole('button', { name: 'ส่งออก', exact: true }).click();
      const save = dialog.getByRole('button', { name: 'บันทึกไฟล์' });
      await save.waitFor({ timeout: 120_000 });
      const { path, name } = await user.download(() => save.click(), app.home);
      expect(name.endsWith(`.${extension}`)).toBe(true);
      if (gdal) {
        const text = ogr('-al', '-geom=NO', extension === 'zip' ? `/vsizip/${path}` : path);
        expect(text).toMatch(/980101/);
        expect(text).toContain('ศรีธารา');
        expect(text).not.toMatch(/HH-?\d/);
      }
      await user.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    it('answers how many rai of community forest lie in each zone', async () => {
      await user.button('เปลี่ยนคำถาม').click();
      await user.page
        .getByRole('dialog', { name: 'เลือกคำถาม' })
        .getByRole('button', { name: /^เนื้อที่ในแต่ละพื้นที่/ })
        .click();
      await user.button('หาคำตอบ').click();
      await user.sentence(/3 โซน.+42,0\d\d.*ไร่/s);
      await user.mapIdle();
      await app.picture('question-rai');
    });

    it('keeps no household in the file that QGIS opens', () => {
      if (!gdal) return;
      const workspaces = join(app.home, 'workspaces');
      const found = execFileSync('sh', [
        '-c',
        `grep -rlaE 'HH-?[0-9]{4}' "${workspaces}" --include=workspace.gpkg* || true`,
      ]);
      expect(found.toString()).toBe('');
    });

    it('left nothing in the console', () => expect(app.complaints).toEqual([]));
  },
);
