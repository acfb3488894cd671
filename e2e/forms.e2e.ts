import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`rows are edited in a form${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  const form = (): Locator => user.page.getByRole('form', { name: /^แบบฟอร์ม/ });
  const toast = (text: string | RegExp): Promise<void> => user.page.getByText(text).first().waitFor();
  const field = (name: string): Locator => form().getByRole('textbox', { name, exact: true });

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('shows a forest with its declared and its measured area, and says that they differ', async () => {
    await user.goTo('ข้อมูล');
    await user.register('ป่าชุมชน');
    await user.page.getByRole('gridcell').first().click();
    await user.button('แก้ไข').click();
    await user.button('เปิดเต็มหน้า').click();
    await field('เนื้อที่ตามประกาศ').fill('๑๒๐-๓-๔๕.๖');
    await expect.poll(() => field('เนื้อที่ตามประกาศ ไร่').inputValue()).toBe('120');
    await field('วันที่อนุมัติ').fill('29 ก.พ. 67');
    await form().getByText('อ่านเป็น 29 กุมภาพันธ์ 2567').waitFor();
    await form()
      .getByText(/ต่างจากที่ประกาศ/)
      .waitFor();
    await app.picture('form-forest');
  });

  it('keeps what was typed as a draft while walking on, and saves it as one change with its reason', async () => {
    await user.page.keyboard.press('Escape');
    await user.button('แก้ต่อ').waitFor();
    await user.page.reload();
    await user.mapIdle();
    await user.button('ร่าง 1').click();
    await user.page.getByRole('menuitem', { name: /ป่าชุมชน/ }).click();
    await expect.poll(() => field('เนื้อที่ตามประกาศ').inputValue()).toBe('๑๒๐-๓-๔๕.๖');
    await field('เหตุผลที่แก้ (ไม่บังคับ)').fill('ตรวจกับประกาศ');
    await user.page.keyboard.press('Control+s');
    await toast(/^บันทึก ป่าชุมชน.* แล้ว$/);
    await user.sayName('พี่ดาว');
    await user.page.getByRole('tab', { name: 'ประวัติ' }).click();
    await user.page.getByText('เหตุผล: ตรวจกับประกาศ').waitFor();
    await user.button('กลับไปเป็นแบบนี้').click();
    await toast(/^กลับไปเป็นแบบเดิมแล้ว/);
    await user.page.getByText('พี่ดาว').first().waitFor();
    await app.picture('form-history');
  });

  it('keeps an error from being saved, and says where it is', async () => {
    await user.page.getByRole('tab', { name: 'ข้อมูล', exact: true }).click();
    await user.button('แก้ไข').click();
    await field('วันที่อนุมัติ').fill('1/1/2567');
    await field('หมดอายุ').fill('31/12/2566');
    await field('ชื่อป่าชุมชน').fill('');
    await form().getByText('หมดอายุก่อนวันที่อนุมัติ').waitFor();
    await user.page.keyboard.press('Control+Enter');
    await user.button(/^แก้ 2 ช่องก่อนบันทึก/).waitFor();
    await user.button('ทิ้งที่แก้').click();
    await user.button('แก้ไข').waitFor();
  });

  it('makes a housing project, placed by a click on the map, with its council area from the place', async () => {
    await user.goTo('แผนที่');
    await user.page.keyboard.press('Escape');
    await user.button('เพิ่มแถวใหม่').click();
    await user.page.getByRole('menuitem', { name: 'โครงการที่อยู่อาศัย' }).click();
    await field('ชื่อโครงการ').fill('บ้านพอเพียงทดลอง');
    await user.choose(form().getByRole('combobox', { name: 'โครงการหลัก' }), 'บ้านพอเพียง');
    await field('งบประมาณ').fill('2.4 ล้าน');
    await form().getByText('อ่านเป็น 2,400,000 บาท').waitFor();
    await field('เป้าหมาย').fill('๔๐');
    await form().getByRole('button', { name: 'ชี้บนแผนที่' }).click();
    await user.page.getByText(/^คลิกตำแหน่งของ/).waitFor();
    await user.page
      .locator('canvas')
      .first()
      .click({ position: { x: 560, y: 340 } });
    await form().getByText('ได้จากตำแหน่ง เปลี่ยนได้').waitFor();
    await user.mapIdle();
    await user.closeToasts();
    await field('พื้นที่สภาฯ').scrollIntoViewIfNeeded();
    await app.picture('form-new-project');
    await user.page.keyboard.press('Control+s');
    await toast('เพิ่ม บ้านพอเพียงทดลอง แล้ว');
    await user.page.getByRole('heading', { name: 'บ้านพอเพียงทดลอง' }).waitFor();
  });

  it('finds a council area by its name, and shows what belongs to it', async () => {
    await user.button(/^เปิด /).click();
    await user.page.getByRole('tab', { name: 'ที่เกี่ยวข้อง' }).click();
    const projects = user.page.getByRole('region', { name: 'โครงการที่อยู่อาศัย' });
    await projects.getByRole('button', { name: /บ้านพอเพียงทดลอง/ }).waitFor();
    await user.closeToasts();
    await app.picture('form-related');
    await projects.getByRole('button', { name: /^เพิ่ม/ }).click();
    const area = form().getByRole('textbox', { name: 'พื้นที่สภาฯ' });
    await expect.poll(() => area.inputValue()).not.toBe('');
    await user.page.keyboard.press('Escape');
  });

  it('asks what becomes of what hangs on a council area before it goes, and brings all of it back', async () => {
    await user.button('อื่น ๆ').click();
    await user.page.getByRole('menuitem', { name: 'ลบ', exact: true }).click();
    const dialog = user.page.getByRole('dialog', { name: /^ลบ / });
    await dialog.getByText('โครงการที่อยู่อาศัย').waitFor();
    await app.picture('form-delete');
    await dialog.getByRole('button', { name: 'ลบ', exact: true }).click();
    await toast('ลบ 1 รายการแล้ว');
    await user.page.getByRole('button', { name: 'เลิกทำ' }).last().click();
    await toast(/^เลิกทำ: ลบ 1 แถว/);
  });

  it('chooses rows of other registers by name, and reads places and telephones as they are typed', async () => {
    await user.goTo('ข้อมูล');
    await user.register('คณะทำงาน');
    await user.button('เพิ่ม').click();
    await field('ชื่อคณะทำงาน').fill('คปอ. ทดลอง');
    await user.choose(form().getByRole('combobox', { name: 'ระดับพื้นที่' }), 'อำเภอ');
    await field('พื้นที่').fill('โคกดิน');
    await user.page.getByRole('option', { name: /โคกดินทอง/ }).waitFor();
    await app.picture('form-reference');
    await user.page.keyboard.press('Enter');
    await user.page.keyboard.press('Control+s');
    await toast('เพิ่ม คปอ. ทดลอง แล้ว');
    await user.page.getByRole('tab', { name: 'ข้อมูล', exact: true }).click();
    await user.button(/^เปิด โคกดินทอง/).waitFor();
    await user.register('ภาคี/หน่วยงาน');
    await user.button('เพิ่ม').click();
    await field('โทรศัพท์สำนักงาน').focus();
    await user.page.keyboard.press('Control+s');
    const focused = form().locator('input:focus');
    await focused.and(field('ชื่อภาคี/หน่วยงาน')).waitFor();
    await field('ชื่อภาคี/หน่วยงาน').fill('สมาคมทดลอง');
    await expect.poll(() => form().getByRole('alert').count()).toBe(0);
    await field('โทรศัพท์สำนักงาน').fill('+66 75 123456 ต่อ 12');
    await form().getByText('อ่านเป็น 075-123-456 ต่อ 12').waitFor();
    await user.page.keyboard.press('Escape');
    await user.register('พื้นที่เรียนรู้');
    await user.button('เพิ่ม').click();
    await field('พิกัด').fill('13.7563, 100.5018');
    const place = form().getByRole('group', { name: 'ตำแหน่ง' });
    await place.getByText('อยู่นอกจังหวัด').waitFor();
    await field('พิกัด').fill('48N 280607 1648667');
    await form().getByText('ได้จากตำแหน่ง เปลี่ยนได้').waitFor();
    await user.page.keyboard.press('Escape');
    await user.button('ร่าง 2').waitFor();
  });

  it('says how many of the marked rows the filter hides before they are deleted', async () => {
    await user.register('ภาคี/หน่วยงาน');
    const names = user.page.getByRole('gridcell');
    await names.first().click();
    for (let more = 0; more < 3; more++) await user.page.keyboard.press('Shift+ArrowDown');
    await user.button('ลบ 4 รายการ').waitFor();
    await user.page.getByRole('textbox', { name: 'ค้นในตาราง' }).fill('สาธารณสุข');
    await user.page.getByText('รวม 1 แถว').waitFor();
    await user.button('ลบ 4 รายการ').click();
    const dialog = user.page.getByRole('dialog', { name: 'ลบ 4 แถว' });
    await dialog.getByText('ตัวกรองซ่อนอยู่ 3 แถวในที่จะลบ').waitFor();
    await dialog.getByRole('button', { name: 'ลบเฉพาะ 1 แถวที่เห็น' }).waitFor();
    await app.picture('form-delete-hidden');
    await dialog.getByRole('button', { name: 'ยกเลิก' }).click();
  });

  it('brings a refused cell back with what was typed and the cursor', async () => {
    await user.register('ป่าชุมชน');
    const grid = user.page.getByRole('grid');
    const column = await grid
      .getByRole('columnheader', { name: /^รหัส/ })
      .first()
      .getAttribute('aria-colindex');
    const code = (row: number): Locator =>
      grid.locator(`[role=row][aria-rowindex="${row + 1}"] > [aria-colindex="${column}"]`);
    const taken = await code(1).innerText();
    await code(2).click();
    await user.page.keyboard.press('F2');
    const editor = grid.getByRole('textbox');
    await editor.fill(taken);
    await user.page.keyboard.press('Enter');
    const refused = code(2).locator('input[aria-invalid="true"]');
    await refused.waitFor();
    await expect.poll(() => refused.inputValue()).toBe(taken);
    await user.page.keyboard.press('Escape');
    await code(2).and(grid.locator('[aria-selected="true"]')).waitFor();
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
