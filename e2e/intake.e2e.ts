import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, hasSharedData, sharedData, sharedDataReason } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { FAMILY_NAME, hostileZip, householdWorkbook, placesOf } from './drivers/made-files.ts';
import { User } from './drivers/user.ts';

/** The files of a set without those of some endings, zipped. */
const zipWithout = (folder: string, ...endings: string[]): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        readdirSync(folder)
          .filter((name) => !endings.some((ending) => name.toLowerCase().endsWith(ending)))
          .map((name) => [name, readFileSync(join(folder, name))]),
      ),
    ),
  );

/** The files below a folder. The program works in it meanwhile: what has gone since it was listed is no file. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** What a file holds, nothing where the program has removed it since (SQLite's own -wal and -shm). */
const bytesOf = (path: string): Buffer => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));

describe.skipIf(chromiumPath === null || !hasSharedData)(
  `files whose coordinate system nobody wrote down${chromiumReason}${sharedDataReason}`,
  () => {
    const app = new App();
    let user: User;
    beforeAll(async () => {
      user = new User(await app.start());
      await user.newWorkspace('สระแก้ว');
    });
    afterAll(() => app.close());

    it('reads Windows-874 without .cpg and UTM without .prj by evidence', async () => {
      const zip = zipWithout(join(sharedData, 'th/variants/krabi_874_utm47n_noprj'), '.cpg');
      await user.drop([{ name: 'ตำบลกระบี่.zip', bytes: zip }]);
      await user.preview(/^นำเข้า 53 แถว/);
      const said = await user.said();
      expect(said).toContain('ปากน้ำ');
      expect(said).toMatch(/Windows-874/);
      expect(said).toContain('UTM 47N');
      await app.picture('import-no-prj');
      await user.button('ยกเลิก').click();
    });

    it('knows Indian 1975 by the areas of the workspace, and names the shift', async () => {
      await user.drop([
        { name: 'ตำบลสระแก้ว.zip', bytes: zipWithout(join(sharedData, 'th/tambon/27_Sa Kaeo')) },
      ]);
      await user.button(/^นำเข้า 59 แถว/).click();
      await user.button('ใช้เป็นตำบล').click();
      await user.page.getByText('59 ตำบล').first().waitFor();
      await user.drop([
        {
          name: 'ตำบลสระแก้ว_2540.zip',
          bytes: zipWithout(join(sharedData, 'th/variants/sakaeo_utf8_indian1975_48n_cpg'), '.prj'),
        },
      ]);
      await user.preview(/^นำเข้า \d+ แถว/);
      const said = await user.said();
      expect(said).toContain('Indian 1975 / UTM 48N');
      await app.picture('import-indian-1975');
      await user.button('ยกเลิก').click();
    });

    it('left nothing in the console', () => expect(app.complaints).toEqual([]));
  },
);

describe.skipIf(chromiumPath === null)(
  `a list of households, and an archive that means harm${chromiumReason}`,
  () => {
    const app = new App();
    let user: User;
    let workspace = '';
    let passphrase = '';
    beforeAll(async () => {
      user = new User(await app.start());
      passphrase = await user.openSample();
      workspace = filesBelow(app.home).find((path) => path.endsWith('workspace.gpkg')) ?? '';
    });
    afterAll(() => app.close());

    it('maps a workbook to the register of households', async () => {
      const bytes = await householdWorkbook(placesOf(workspace, 12));
      await user.drop([{ name: 'ครัวเรือนเปราะบาง.xlsx', bytes }]);
      await user.button('นำเข้าทะเบียนครัวเรือนแทน').click();
      await user.page.getByText('จับคู่คอลัมน์').first().waitFor();
      const said = await user.said();
      expect(said).toContain('ครัวเรือน');
      expect(said).toContain('ข้อมูลส่วนบุคคล');
      // The sheet says above its header of which day it is.
      await expect
        .poll(() => user.page.getByRole('textbox', { name: 'ข้อมูล ณ วันที่' }).inputValue())
        .toBe('30 ก.ย. 2568');
      await app.picture('import-households');
    });

    it('says nothing of rows that a locked store would be compared with, and compares them once it is open', async () => {
      await user.lockPersonal();
      await user.page.getByText('เปิดที่เก็บข้อมูลก่อน จึงรู้ว่าแถวใดใหม่').waitFor();
      await expect.poll(() => user.said()).not.toMatch(/^ครบทุกแถว$/m);
      await user.button('เปิดที่เก็บข้อมูลครัวเรือนก่อน').click();
      await app.picture('import-households-locked');
      await user.page
        .getByRole('region', { name: 'ข้อมูลส่วนบุคคล' })
        .getByRole('button', { name: 'เปิด' })
        .click();
      await user.unlockPersonal(passphrase);
      await user.page.getByText('จับคู่แถวกับทะเบียน').first().waitFor();
      await user.preview(/^นำเข้า 12 แถว/);
    });

    it('takes it in only on a stated basis, and only into the encrypted store', async () => {
      await user.preview(/^นำเข้า \d+ แถว/);
      await user.stateBasis('ความยินยอม', 'แบบยินยอม ปี 2568');
      await user.button(/^นำเข้า 12 แถว/).click();
      await user.page.getByText('นำเข้า ครัวเรือน แล้ว 12 แถว').first().waitFor();
      for (const path of filesBelow(app.home)) expect(bytesOf(path).includes(FAMILY_NAME), path).toBe(false);
      await user.page.getByText('5,012').first().waitFor();
    });

    it('takes the list out of the store again by one undo', async () => {
      await user.undo();
      await user.page.getByText('5,012').first().waitFor({ state: 'detached' });
      await expect.poll(() => user.said()).toContain('5,000');
    });

    it('refuses a hostile archive in words and writes nothing beside it', async () => {
      await user.drop([{ name: 'แนวเขต.zip', bytes: hostileZip() }]);
      await user.page
        .getByText(/«แนวเขต\.zip» ไม่ปลอดภัย/)
        .first()
        .waitFor();
      await app.picture('import-hostile-zip');
      expect(existsSync(join(tmpdir(), 'evil.shp'))).toBe(false);
    });

    it('left nothing in the console', () => expect(app.complaints).toEqual([]));
  },
);
