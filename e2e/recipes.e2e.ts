import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recipe as recipeSchema } from '../shared/contract/recipe.ts';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const TITLE = 'หมู่บ้านรายตำบล';

describe.skipIf(chromiumPath === null)(`recipes kept, sent, run again and compared${chromiumReason}`, () => {
  const app = new App();
  const folder = mkdtempSync(join(tmpdir(), 'changwat-recipes-'));
  let user: User;
  let file = '';
  const saved = () => user.page.getByRole('region', { name: 'สูตรที่บันทึกไว้' });
  const line = (title = TITLE) => saved().getByRole('button', { name: title, exact: true });
  const steps = () => user.page.getByRole('region', { name: 'ดูขั้นตอน' });
  const doing = async (name: string): Promise<void> => {
    await saved()
      .getByRole('button', { name: `สิ่งที่ทำได้กับสูตร ${TITLE}` })
      .click();
    await user.page.getByRole('menuitem', { name, exact: true }).click();
  };
  const openFile = async (name: string, text: string): Promise<void> => {
    const chooser = user.page.waitForEvent('filechooser');
    await user.button('เปิดไฟล์สูตร').click();
    await (await chooser).setFiles([{ name, mimeType: 'application/json', buffer: Buffer.from(text) }]);
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.goTo('วิเคราะห์');
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('teaches what recipes are for, then keeps one with a blank that is asked for', async () => {
    await saved().getByText('ตั้งคำถาม กด “ดูขั้นตอน”').waitFor();
    await user.chooseQuestion('[ชั้นข้อมูล] ใดอยู่ภายใน [ระยะ] จาก [อีกชั้นข้อมูล]', 'ภายใน ใดอยู่');
    await steps().getByText('ถามก่อนรัน').click();
    await steps().getByRole('button', { name: 'เพิ่มช่องที่จะถาม' }).click();
    await user.page.getByRole('menuitem', { name: 'ขั้นที่ 1: ระยะ' }).click();
    await steps().getByRole('textbox', { name: 'ชื่อที่ใช้ถาม ขั้นที่ 1: ระยะ' }).fill('ไกลไม่เกิน');
    await user.button('บันทึกเป็นสูตร').click();
    const dialog = user.page.getByRole('dialog', { name: 'บันทึกเป็นสูตร' });
    await dialog.getByRole('textbox', { name: 'ชื่อสูตร' }).fill(TITLE);
    await dialog.getByRole('button', { name: 'บันทึก' }).click();
    await line().getByText('ยังไม่เคยรัน').waitFor();
  });

  it('asks for the open blank when it is run, by keys alone', async () => {
    await saved()
      .getByRole('button', { name: `รันสูตร ${TITLE}` })
      .focus();
    await user.page.keyboard.press('Enter');
    const dialog = user.page.getByRole('dialog', { name: `ใส่ค่าของสูตร ${TITLE}` });
    await dialog.getByRole('button', { name: /^ไกลไม่เกิน 1 กม\./ }).focus();
    await user.page.keyboard.press('Enter');
    await user.page
      .getByRole('textbox', { name: 'เลือก ไกลไม่เกิน' })
      .and(user.page.locator(':focus'))
      .waitFor();
    await user.page.keyboard.type('2 กม');
    await user.page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: /^ไกลไม่เกิน 2 กม\./ }).waitFor();
    await dialog.getByRole('button', { name: 'รันสูตร' }).click();
    await user.sentence(/หมู่บ้าน.+2 กม\./s);
    await line()
      .getByText(/^รันครั้งก่อน/)
      .waitFor();
  });

  it('goes out as the file of the command line, and is refused in words when it comes back broken', async () => {
    const { path, name } = await user.download(() => doing('บันทึกเป็นไฟล์'), folder);
    expect(name).toBe(`${TITLE}.json`);
    file = readFileSync(path, 'utf8');
    expect(recipeSchema.parse(JSON.parse(file))).toMatchObject({
      title: TITLE,
      parameters: [{ name: 'ไกลไม่เกิน', blank: 'distanceM' }],
    });
    await user.closeToasts();
    await openFile('ขาด.json', file.slice(0, 120));
    await user.page.getByText(/อ่านเป็นสูตรไม่ได้/).waitFor();
    await openFile('ใหม่กว่า.json', file.replace('"recipeVersion": 2', '"recipeVersion": 9'));
    await user.page.getByText(/สูตรนี้เป็นรุ่น 9/).waitFor();
  });

  it('asks for what is not here when it comes from elsewhere, and keeps the rest', async () => {
    const foreign = file.replaceAll('"community_forest"', '"forest_of_others"').replace(TITLE, 'สูตรที่ได้รับ');
    const text = foreign.replace('"register": "forest_of_others"', '"register": "community_forest"');
    await openFile('สูตรที่ได้รับ.json', text);
    const ask = steps().getByRole('group', { name: /ไม่มีชั้นข้อมูล “ป่าชุมชน”/ });
    await ask.getByRole('button', { name: 'ใช้ ป่าชุมชน ทะเบียนเดียวกัน' }).waitFor();
    await app.picture('recipes-mend');
    await ask.getByRole('button', { name: 'ใช้ ป่าชุมชน ทะเบียนเดียวกัน' }).click();
    await ask.waitFor({ state: 'detached' });
    await user.button('บันทึกเป็นสูตร').click();
    const dialog = user.page.getByRole('dialog', { name: 'บันทึกเป็นสูตร' });
    await dialog.getByRole('button', { name: 'บันทึก' }).click();
    await line('สูตรที่ได้รับ').waitFor();
  });

  it('says that the data changed since, runs again, and tells the difference', async () => {
    const built = 'หน่วยที่สร้างแล้วรายตำบล';
    const figures = [{ statistic: 'sum', field: 'units_done' }];
    const step = {
      id: 'sum',
      op: 'summarise-in-areas',
      areas: 'subdistrict',
      input: 'housing_project',
      figures,
    };
    await openFile('a.json', JSON.stringify({ recipeVersion: 2, title: built, steps: [step] }));
    await user.button('บันทึกเป็นสูตร').click();
    await user.page.getByRole('dialog', { name: 'บันทึกเป็นสูตร' }).getByRole('button', { name: 'บันทึก' }).click();
    await saved()
      .getByRole('button', { name: `รันสูตร ${built}` })
      .click();
    await user.sentence(/โครงการ/);
    await line(built)
      .getByText(/^รันครั้งก่อน/)
      .waitFor();
    await user.goTo('ข้อมูล');
    await user.register('โครงการที่อยู่อาศัย');
    const head = user.page.getByRole('grid').getByRole('rowheader');
    await head.nth(2).click();
    await head.nth(16).click({ modifiers: ['Shift'] });
    await user.page.getByRole('grid').getByRole('gridcell').nth(30).click({ button: 'right' });
    await user.page.getByRole('menuitem', { name: 'ใส่ค่าในแถวที่เลือก' }).click();
    const dialog = user.page.getByRole('dialog', { name: /^ใส่ค่าใน/ });
    await dialog.getByRole('combobox', { name: 'ช่อง', exact: true }).fill('เสร็จแล้ว');
    await user.page.getByRole('option', { name: 'เสร็จแล้ว' }).click();
    await dialog.getByRole('textbox', { name: 'ค่าใหม่' }).fill('25');
    await dialog.getByRole('button', { name: /^ใส่ค่า [\d,]+ แถว$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await user.goTo('วิเคราะห์');
    await line(built)
      .getByText(/ข้อมูลเปลี่ยนตั้งแต่รันครั้งก่อน: โครงการที่อยู่อาศัย/)
      .waitFor();
    await saved()
      .getByRole('button', { name: `รันใหม่ ${built}` })
      .click();
    await user.button('เทียบกับครั้งก่อน').click();
    await user.sentence(/^เทียบกับครั้งก่อน.+จาก 55 ตำบล เพิ่มขึ้น \d+ ลดลง \d+ เท่าเดิม \d+/s);
    await user.page
      .getByRole('button', { name: /[+−]\d/ })
      .first()
      .waitFor();
    await user.closeToasts();
    await user.mapIdle();
    await app.picture('recipes-compared');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
