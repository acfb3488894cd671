import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, hasSharedData, sharedData, sharedDataReason } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const krabi = join(sharedData, 'th/tambon/81_Krabi');
const parts = (folder: string): { name: string; bytes: Buffer }[] =>
  readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
const zipped = (folder: string): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(parts(folder).map(({ name, bytes }) => [name, bytes]))));

describe.skipIf(chromiumPath === null || !hasSharedData)(
  `an agency's shapefile becomes right rows${chromiumReason}${sharedDataReason}`,
  () => {
    const app = new App();
    let user: User;

    beforeAll(async () => {
      user = new User(await app.start());
      await user.newWorkspace('กระบี่');
    });
    afterAll(() => app.close());

    it('reads a dropped zip: Thai text, coordinate system, every row accounted for', async () => {
      await user.drop([{ name: 'ตำบลกระบี่.zip', bytes: zipped(krabi) }]);
      await user.preview(/^นำเข้า 53 แถว/);
      await expect.poll(() => user.said()).toMatch(/(?=[\s\S]*ปากน้ำ)(?=[\s\S]*WGS 84)/);
      await app.picture('import');
    });

    it('takes it in, and offers to use it as sub-districts', async () => {
      await user.button(/^นำเข้า 53 แถว/).click();
      await user.button('ใช้เป็นตำบล').waitFor();
      await user.button('ใช้เป็นตำบล').click();
      await user.page.getByText('53 ตำบล').first().waitFor();
      await user.mapIdle();
      for (const [title, count] of [
        ['ตำบล', '53'],
        ['อำเภอ', '8'],
        ['จังหวัด', '1'],
      ] as const)
        await expect.poll(() => user.countOf(title)).toBe(count);
      await app.picture('import-as-subdistricts');
    });

    it('shows the same row in table, map and inspector', async () => {
      await user.openTable('ตำบล');
      await user.page.getByRole('textbox', { name: 'ค้นในตาราง' }).fill('เขาคราม');
      await user.page.getByRole('grid').getByText('เขาคราม').first().click();
      const inspector = user.page.getByRole('region', { name: 'รายละเอียดที่เลือก' });
      await inspector.getByText('810105').first().waitFor();
      await inspector.getByText('71,126').first().waitFor();
    });

    it('tells where a layer comes from, from its menu, its change in the history and a row', async () => {
      await user.page.getByRole('button', { name: 'คำสั่งของ Krabi' }).click();
      await user.page.getByRole('menuitem', { name: 'ที่มาของชั้นข้อมูล' }).click();
      const dialog = user.page.getByRole('dialog', { name: 'ที่มาของ Krabi' });
      await dialog.getByText('SHA-256').waitFor();
      const told = await dialog.innerText();
      expect(told).toMatch(/[0-9a-f]{64}/);
      expect(told).toContain('อ่าน 53 = เพิ่ม 53');
      expect(told).toContain('WGS 84');
      await app.picture('import-origin');
      await user.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await user.button(/^ประวัติการแก้ไข/).click();
      await user.page
        .getByRole('button', { name: /^ที่มาของ นำเข้า/ })
        .first()
        .click();
      const again = user.page.getByRole('dialog', { name: /^ที่มาของ/ });
      await again.getByText('SHA-256').waitFor();
      await user.page.keyboard.press('Escape');
      await again.waitFor({ state: 'detached' });
    });

    it('takes the register back by one undo and the import by another, and puts both back', async () => {
      await user.undo();
      await user.layer('ตำบล').waitFor({ state: 'detached' });
      await user.undo();
      await user.layer('Krabi').waitFor({ state: 'detached' });
      await user.redo();
      await user.layer('Krabi').waitFor();
      await user.redo();
      await user.layer('ตำบล').waitFor();
      await expect.poll(() => user.countOf('ตำบล')).toBe('53');
    });

    it('reads loose parts in Windows-874 and UTM without .prj, by evidence', async () => {
      await user.drop(parts(join(sharedData, 'th/variants/krabi_874_utm47n_noprj')));
      await user.preview(/^นำเข้า 53 แถว/);
      await expect.poll(() => user.said()).toMatch(/(?=[\s\S]*UTM 47N)(?=[\s\S]*874)/);
      await app.picture('import-no-prj');
      await user.button('ยกเลิก').click();
    });

    it('left nothing in the console', () => expect(app.complaints).toEqual([]));
  },
);
