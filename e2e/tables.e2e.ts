import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`the table${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.goTo('ข้อมูล');
  });
  afterAll(() => app.close());

  const grid = (): Locator => user.page.getByRole('grid');
  /** The cell of a row by its number and of a column by its place, as they are read out. */
  const cell = (row: number, column: number): Locator =>
    grid().locator(`[role=row][aria-rowindex="${row + 1}"] > [aria-colindex="${column + 1}"]`);
  const heading = (name: string | RegExp): Locator => grid().getByRole('columnheader', { name });
  const register = async (title: string): Promise<void> => {
    await user.page
      .getByRole('region', { name: 'ทะเบียน' })
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .click();
    await grid()
      .and(user.page.getByLabel(`ตาราง ${title}`))
      .waitFor();
    await grid()
      .getByText(/^รวม [\d,]+ แถว$/)
      .waitFor();
  };
  const total = (words: string): Promise<void> => grid().getByText(words, { exact: true }).waitFor();
  const toast = (words: string | RegExp): Locator =>
    user.page.getByRole('alert').filter({ hasText: words }).last();
  /** Puts a block on the grid as a spreadsheet's clipboard does. */
  const paste = (text: string, times = 1): Promise<void> =>
    user.page.evaluate(
      ([block, count]) => {
        const data = new DataTransfer();
        data.setData('text/plain', block.repeat(count));
        const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      },
      [text, times] as const,
    );
  const copied = (): Promise<string> =>
    user.page.evaluate(() => {
      const data = new DataTransfer();
      const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      return data.getData('text/plain');
    });

  it('lists every register by its group, with how many rows it has', async () => {
    const list = user.page.getByRole('region', { name: 'ทะเบียน' });
    for (const group of ['พื้นที่', 'ทรัพยากร', 'ที่อยู่อาศัย', 'องค์กร', 'บุคคล'])
      await list.getByRole('region', { name: group, exact: true }).waitFor();
    const organisations = list.getByRole('region', { name: 'องค์กร', exact: true });
    await expect.poll(() => organisations.innerText()).toMatch(/กองทุนสวัสดิการชุมชน\s+42/);
  });

  it('filters by kind of field, groups with subtotals, and tells sums in baht', async () => {
    const { page } = user;
    await register('กองทุนสวัสดิการชุมชน');
    await user.button('เพิ่มตัวกรอง').click();
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: 'ช่อง' }).fill('สมาชิก');
    await page.getByRole('option', { name: 'สมาชิกกองทุน (คน)' }).click();
    await form.getByRole('combobox', { name: 'เงื่อนไข' }).click();
    await page.getByRole('option', { name: 'อย่างน้อย' }).click();
    await form.getByRole('textbox', { name: 'ตั้งแต่' }).fill('๑,๐๐๐ คน');
    await form.getByText('อ่านเป็น 1,000').waitFor();
    await form.getByRole('button', { name: 'กรอง', exact: true }).click();
    await total('รวม 24 แถว');
    for (const name of ['พื้นที่สภาฯ', 'วันที่จัดตั้ง']) {
      await heading(name).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'ซ่อนช่องนี้' }).click();
      await heading(name).waitFor({ state: 'detached' });
    }
    await user.button('จัดกลุ่ม').click();
    await page.getByRole('menuitemradio', { name: 'สถานะ' }).click();
    const group = grid().getByRole('row', { expanded: true });
    await group.first().waitFor();
    await expect.poll(() => group.first().innerText()).toMatch(/ดำเนินการ\s+\d+/);
    await app.picture('table-groups');
    await group.first().locator('[data-group]').click();
    await grid().getByRole('row', { expanded: false }).first().waitFor();
    await user.button('เลิกจัดกลุ่ม').click();
    await user.button(/^เอาตัวกรอง/).click();
    await total('รวม 42 แถว');
    await user.button('ช่องที่แสดง').click();
    await user.button('กลับเป็นค่าเดิม').click();
    await page.keyboard.press('Escape');
  });

  it('sorts by several columns with Shift, moves and resizes columns by keys, and keeps the first in sight', async () => {
    const { page } = user;
    await heading(/^สถานะ/).click();
    await heading(/^วันที่จัดตั้ง/).click({ modifiers: ['Shift'] });
    await grid().locator('[role=columnheader][aria-sort=ascending]').nth(1).waitFor();
    await cell(1, 2).click();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Alt+ArrowRight');
    await grid().locator('[role=columnheader][aria-colindex="2"]').filter({ hasText: 'ชื่อกองทุน' }).waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: /ย้าย .* ไปลำดับที่ 3/ })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await page
      .getByRole('status')
      .filter({ hasText: /กว้าง \d+/ })
      .waitFor({ state: 'attached' });
    await user.button('ช่องที่แสดง').click();
    await user.button('กลับเป็นค่าเดิม').click();
    await page.keyboard.press('Escape');
  });

  it('edits cells as a spreadsheet does: typed, checked while typing, Enter and Tab go on, undone by Ctrl Z', async () => {
    const { page } = user;
    await cell(1, 5).click();
    const before = await cell(1, 5).innerText();
    await page.keyboard.type('12x');
    await page.getByText('ใส่ตัวเลข').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /^แก้ สมาชิกกองทุน/ }).waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await cell(1, 5).getByText('12', { exact: true }).waitFor();
    // The cursor went down; the list opens by Alt and ↓ and takes what is typed.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('combobox', { name: /^แก้ สถานะ/ }).pressSequentially('พัก');
    await page.keyboard.press('Enter');
    await cell(2, 3).getByText('พักงาน').waitFor();
    await user.undo();
    await user.undo();
    await cell(1, 5).getByText(before, { exact: true }).waitFor();
  });

  it('copies what a spreadsheet takes, and shows what a pasted block would do before it is written', async () => {
    const { page } = user;
    await register('โครงการที่อยู่อาศัย');
    await cell(1, 1).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    expect((await copied()).split('\r\n').map((line) => line.split('\t').length)).toEqual([2, 2]);
    await cell(3, 1).click();
    await paste(
      'บ้านมั่นคงหนองแวง\t98H003\tบ้านมั่นคงชนบท\tอบต.ศรีธารา\nโครงการใหม่\t98H001\tไม่รู้จัก\tอบต.ศรีธารา\nอีกแห่ง\t98X01\tCSR\tที่ไหน\n',
    );
    const dialog = page.getByRole('dialog', { name: 'วางลงในตาราง' });
    await dialog.getByText(/^เปลี่ยน \d+ ช่องใน 3 แถว$/).waitFor();
    await dialog.getByText('มีแถวอื่นใช้รหัส 98H001 แล้ว').waitFor();
    await dialog.getByText('ไม่มี «ไม่รู้จัก» ในรายการ').waitFor();
    await dialog.getByText(/ไม่พบ «ที่ไหน»/).waitFor();
    await page.waitForTimeout(400);
    await app.picture('table-paste');
    await dialog.getByRole('button', { name: /^วาง \d+ ช่อง$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await cell(5, 1).getByText('อีกแห่ง').waitFor();
    await toast(/ข้าม 3 ช่องที่ใส่ไม่ได้/).waitFor();
    await user.undo();
    await cell(5, 1).getByText('อีกแห่ง').waitFor({ state: 'detached' });
  });

  it('tells cells that a block empties from those that it fills, and scrolls to the last of many columns', async () => {
    const { page } = user;
    await cell(1, 1).click();
    await paste('ชื่อใหม่\t98H001\t\t\t2566\t\t\t\t\t\t1/2/2567\n');
    const dialog = page.getByRole('dialog', { name: 'วางลงในตาราง' });
    await dialog.getByText(/^ในนั้นลบค่าเดิมเป็นว่าง \d+$/).waitFor();
    const table = dialog.getByRole('region', { name: 'ตัวอย่างก่อนเขียน' });
    await expect.poll(() => table.locator('td[data-state="emptied"]').count()).toBeGreaterThan(2);
    const scrolled = await table.evaluate((box) => {
      box.scrollLeft = box.scrollWidth;
      return [box.scrollLeft > 0, box.scrollWidth > box.clientWidth];
    });
    expect(scrolled).toEqual([true, true]);
    await page.waitForTimeout(400);
    await app.picture('table-paste-wide');
    await dialog.getByRole('button', { name: 'ยกเลิก' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('offers a file for what is too large to paste', async () => {
    await cell(1, 1).click();
    await paste('ตำบล\t1\n', 1_430_000);
    const dialog = user.page.getByRole('dialog', { name: 'ใหญ่เกินกว่าจะวาง' });
    await dialog.getByText('10 MB', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'ยกเลิก' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  it('fills down with Ctrl D and by dragging the corner', async () => {
    const { page } = user;
    await cell(1, 4).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    const area = await cell(1, 4).innerText();
    await page.keyboard.press('Control+d');
    await cell(3, 4).getByText(area, { exact: true }).waitFor();
    await cell(1, 6).click();
    const handle = grid().locator('[class*=handle]');
    const [from, to] = [await handle.boundingBox(), await cell(4, 6).boundingBox()];
    if (!from || !to) throw new Error('nothing to drag');
    const target = await cell(1, 6).innerText();
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 6 });
    await page.mouse.up();
    await cell(4, 6).getByText(target, { exact: true }).waitFor();
    await user.undo();
    await user.undo();
  });

  it('finds and replaces words after showing where', async () => {
    const { page } = user;
    await cell(1, 1).click();
    await page.keyboard.press('Control+h');
    const dialog = page.getByRole('dialog', { name: 'ค้นหาและแทนที่' });
    await dialog.getByRole('textbox', { name: 'คำที่ค้น' }).fill('บ้านมั่นคงชนบท');
    await dialog.getByRole('textbox', { name: 'แทนด้วย' }).fill('ชนบทมั่นคง ');
    await dialog.getByText(/^เปลี่ยน \d+ ช่องใน \d+ แถว$/).waitFor();
    await user.closeToasts();
    await app.picture('table-replace');
    await dialog.getByRole('button', { name: /^แทน \d+ ช่อง$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('textbox', { name: 'ค้นในตาราง' }).fill('ชนบทมั่นคง');
    await grid()
      .getByText(/^ชนบทมั่นคง /)
      .first()
      .waitFor();
    await user.button('ล้างคำค้น').click();
    await cell(1, 1).click();
    await user.undo();
    // A search that was asked before the undo has ended would keep its rows: none moves under the hand.
    await page
      .getByText(/^เลิกทำ: แทนคำ/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'ค้นในตาราง' }).fill('ชนบทมั่นคง');
    await page.getByText('ไม่พบแถวที่ตรง').waitFor();
    // The headings stay over what was searched away.
    await expect.poll(() => heading(/./).count()).toBeGreaterThan(3);
    await user.button('ล้างคำค้น').click();
  });

  it('gives a value to all selected rows, and deletes them, each as one change', async () => {
    const { page } = user;
    await register('ภาคี/หน่วยงาน');
    await grid().getByRole('rowheader').nth(1).click();
    await grid()
      .getByRole('rowheader')
      .nth(3)
      .click({ modifiers: ['Shift'] });
    await grid().getByText('เลือก 3 รายการ').waitFor();
    await cell(3, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'ใส่ค่าในแถวที่เลือก' }).click();
    const dialog = page.getByRole('dialog', { name: 'ใส่ค่าใน 3 แถว' });
    await dialog.getByRole('combobox', { name: 'ช่อง', exact: true }).fill('ระดับ');
    await page.getByRole('option', { name: 'ระดับ' }).click();
    await dialog.getByRole('combobox', { name: 'ค่าใหม่' }).click();
    await page.getByRole('option').last().click();
    await dialog.getByRole('button', { name: /^ใส่ค่า \d แถว$/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await cell(3, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^ลบ \d แถว$/ }).click();
    await grid()
      .getByText(/^รวม [678] แถว$/)
      .waitFor();
    await user.undo();
    await total('รวม 9 แถว');
  });

  it('keeps a view by name, opens with it, and takes it back', async () => {
    const { page } = user;
    await register('สภาองค์กรชุมชน');
    await heading(/^สมาชิกสภาฯ/).click();
    await user.button(/^มุมมอง/).click();
    await page.getByRole('textbox', { name: 'บันทึกเป็นมุมมองใหม่' }).fill('สมาชิกมากไปน้อย');
    await page.keyboard.press('Enter');
    await user.button(/^มุมมอง สมาชิกมากไปน้อย/).waitFor();
    await heading(/^ชื่อสภาฯ/).click();
    await user.button(/สมาชิกมากไปน้อย · ปรับแล้ว/).click();
    await user.button('บันทึกลงมุมมอง สมาชิกมากไปน้อย').waitFor();
    await page.waitForTimeout(400);
    await user.closeToasts();
    await app.picture('table-views');
    await page.getByRole('button', { name: 'สมาชิกมากไปน้อย', exact: true }).click();
    await grid()
      .locator('[role=columnheader][aria-sort=descending]')
      .filter({ hasText: 'สมาชิกสภาฯ' })
      .waitFor();
    await user.button(/^มุมมอง/).click();
    await user.button('เมนูของช่อง สมาชิกมากไปน้อย').click();
    await page.getByRole('menuitem', { name: /^ลบ/ }).click();
    await page.keyboard.press('Escape');
    await user.button('มุมมอง มุมมองปกติ').waitFor();
    await toast('ลบมุมมอง สมาชิกมากไปน้อย แล้ว').getByRole('button', { name: 'เลิกทำ' }).click();
    await user.button(/^มุมมอง/).click();
    await page.getByRole('button', { name: 'สมาชิกมากไปน้อย', exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('shows the filter on the map, and follows what is selected there', async () => {
    const { page } = user;
    await user.goTo('แผนที่');
    await user.openTable('ตำบล');
    await page.getByRole('textbox', { name: 'ค้นในตาราง' }).fill('หนอง');
    await page.getByRole('switch', { name: 'แสดงบนแผนที่' }).click();
    await page.getByRole('img', { name: 'แผนที่แสดงเฉพาะแถวที่กรอง' }).waitFor();
    await user.mapIdle();
    await grid().getByRole('row').nth(2).click();
    await page
      .getByRole('region', { name: 'รายละเอียดที่เลือก' })
      .getByText(/^ตำบลหนอง/)
      .waitFor();
    await page.waitForTimeout(500);
    await user.mapIdle();
    await user.closeToasts();
    await app.picture('table-on-map');
    await user.button('ล้างคำค้น').click();
    await page.getByRole('img', { name: 'แผนที่แสดงเฉพาะแถวที่กรอง' }).waitFor({ state: 'detached' });
  });

  it('exports what is seen', async () => {
    const { page } = user;
    await user.button('คำสั่งอื่นของตาราง').click();
    const { name } = await user.download(
      () => page.getByRole('menuitem', { name: 'ส่งออกที่เห็นเป็น CSV' }).click(),
      app.home,
    );
    expect(name).toMatch(/^ตำบล .*\.csv$/);
  });

  it('shows persons masked, keeps masked cells shut, and edits what is not masked', async () => {
    const { page } = user;
    await user.goTo('ข้อมูล');
    await register('สมาชิกครัวเรือน');
    await grid().getByText(/•••/).first().waitFor();
    const masked = grid().locator('[role=gridcell]').filter({ hasText: '•••' }).first();
    await masked.click();
    const before = await masked.innerText();
    await page.keyboard.press('F2');
    await toast(/ปกปิด/).waitFor();
    await expect.poll(() => masked.innerText()).toBe(before);
    await user.button('คำสั่งอื่นของตาราง').click();
    await page.getByRole('menuitem', { name: /ค้นหาและแทนที่/ }).waitFor();
    await expect.poll(() => page.getByRole('menuitem', { name: /Excel/ }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await user.closeToasts();
    await app.picture('table-masked');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
