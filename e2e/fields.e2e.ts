import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`fields and layers of the office’s own${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const dialog = (name: string | RegExp) => user.page.getByRole('dialog', { name });
  const settings = () => dialog(/^ตั้งค่าช่องข้อมูล/);

  const openSettings = async (layer: string): Promise<void> => {
    await user.page
      .getByRole('listitem')
      .filter({ has: user.layer(layer) })
      .first()
      .getByRole('button', { name: `คำสั่งของ ${layer}` })
      .click();
    await user.page.getByRole('menuitem', { name: 'ตั้งค่าช่องข้อมูล' }).click();
    await settings().waitFor();
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('a register gets a field with a code list that is made on the way', async () => {
    await openSettings('ป่าชุมชน');
    await settings().getByRole('button', { name: 'เพิ่มช่อง' }).click();
    await settings().getByRole('textbox', { name: 'ชื่อช่อง' }).fill('สภาพป่า');
    await settings().getByRole('textbox', { name: 'ชื่ออังกฤษ' }).fill('Forest cover');
    await settings().getByRole('button', { name: 'สร้างรายการ' }).click();
    const list = dialog('รายการใหม่');
    for (const [i, word] of ['ทึบ', 'โปร่ง', 'ฟื้นฟู'].entries()) {
      await list.getByRole('textbox', { name: 'คำที่แสดง' }).nth(i).fill(word);
      if (i < 2) await user.page.keyboard.press('Enter');
    }
    await app.picture('code-list');
    await list.getByRole('button', { name: 'บันทึกรายการ' }).click();
    await list.waitFor({ state: 'hidden' });
    await settings().getByRole('button', { name: 'เพิ่มช่อง', exact: true }).last().click();
    await user.page.getByText('เพิ่มช่อง สภาพป่า แล้ว').waitFor();
    await settings().getByRole('option', { name: 'สภาพป่า', selected: true }).waitFor();
    await user.closeToasts();
    await app.picture('field-settings');
  });

  it('moves it by the keyboard, and takes it back and again by undo and redo', async () => {
    await settings().getByRole('listbox', { name: 'ช่องข้อมูล' }).focus();
    await user.page.keyboard.press('Alt+ArrowUp');
    const names = () => settings().getByRole('option').allInnerTexts();
    await expect.poll(async () => (await names()).at(-1)).not.toContain('สภาพป่า');
    await user.page.keyboard.press('Escape');
    await settings().waitFor({ state: 'hidden' });
    await user.openTable('ป่าชุมชน');
    await user.page.getByRole('columnheader', { name: 'สภาพป่า' }).waitFor();
    await user.page.locator('canvas').first().focus();
    await user.undo();
    await user.undo();
    await user.page.getByRole('columnheader', { name: 'สภาพป่า' }).waitFor({ state: 'detached' });
    await user.redo();
    await user.redo();
    await user.page.getByRole('columnheader', { name: 'สภาพป่า' }).waitFor();
  });

  it('is filled by its words in the form of a row', async () => {
    await user.page.getByRole('grid').getByRole('row').nth(2).click();
    await user.button(/^แก้ สภาพป่า/).click();
    await user.page.getByRole('option', { name: 'โปร่ง' }).click();
    await user.button(/^แก้ สภาพป่า โปร่ง/).waitFor();
    await user.closeToasts();
    await app.picture('own-field');
  });

  it('says what could not be read before a kind is changed, and keeps it', async () => {
    await openSettings('ป่าชุมชน');
    await settings().getByRole('option', { name: 'สภาพป่า' }).click();
    await settings().getByRole('combobox', { name: 'ชนิดข้อมูล' }).click();
    await user.page.getByRole('option', { name: 'จำนวนเต็ม' }).click();
    await settings().getByText('อ่านไม่ได้ 1 แถว').waitFor();
    await app.picture('field-kind');
    await settings().getByRole('button', { name: 'ยกเลิก' }).click();
    await user.page.keyboard.press('Escape');
    await settings().waitFor({ state: 'hidden' });
  });

  it('a new layer of the office’s own stands among the others, empty and ready', async () => {
    await user.button('เพิ่ม').click();
    await user.page.getByRole('menuitem', { name: 'สร้างชั้นข้อมูลใหม่' }).click();
    const form = dialog('สร้างชั้นข้อมูลใหม่');
    await form.getByRole('textbox', { name: 'ชื่อชั้นข้อมูล' }).fill('จุดเรียนรู้เกษตรอินทรีย์');
    await form.getByRole('button', { name: 'เพิ่มช่อง' }).click();
    await form.getByRole('textbox', { name: 'ชื่อช่อง' }).nth(1).fill('รับรองเมื่อ');
    await form.getByRole('combobox', { name: 'ชนิดข้อมูล รับรองเมื่อ' }).click();
    await user.page.getByRole('option', { name: 'วันที่', exact: true }).click();
    await app.picture('new-layer');
    await form.getByRole('button', { name: 'สร้างชั้นข้อมูล', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    await user.layer('จุดเรียนรู้เกษตรอินทรีย์').waitFor();
    await user.page.getByRole('tab', { name: 'จุดเรียนรู้เกษตรอินทรีย์', selected: true }).waitFor();
  });

  it('takes rows by a form of its fields, placed by a click on the map', async () => {
    await user.button('เพิ่มแถวใหม่').click();
    await user.page.getByRole('menuitem', { name: 'จุดเรียนรู้เกษตรอินทรีย์' }).click();
    const form = user.page.getByRole('form', { name: /^แบบฟอร์ม/ });
    await form.getByRole('textbox', { name: 'ชื่อ', exact: true }).fill('สวนป้าสมจิตร');
    await form.getByRole('textbox', { name: 'รับรองเมื่อ', exact: true }).fill('๑๒ มี.ค. ๖๙');
    await form.getByText('อ่านเป็น 12 มีนาคม 2569').waitFor();
    await form.getByRole('button', { name: 'ชี้บนแผนที่' }).click();
    await user.page
      .locator('canvas')
      .first()
      .click({ position: { x: 300, y: 200 } });
    await user.page.keyboard.press('Control+s');
    await user.page.getByText('เพิ่ม สวนป้าสมจิตร แล้ว').waitFor();
    await user.page.getByRole('gridcell', { name: '12 มี.ค. 2569' }).waitFor();
    await user.closeToasts();
    await user.mapIdle();
    await app.picture('own-layer');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
