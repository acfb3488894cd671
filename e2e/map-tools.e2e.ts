import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { Board } from './drivers/board.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`the tools of the map${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  let board: Board;
  const here = () => user.page.getByRole('region', { name: 'ที่จุดนี้' });
  const status = () => user.page.getByRole('region', { name: 'แถบสถานะ' });
  const tool = async (menu: string, item: string): Promise<void> => {
    await user.button(menu).click();
    await user.page.getByRole('menuitem', { name: item }).click();
  };
  const selected = async (words: RegExp): Promise<void> => status().getByText(words).first().waitFor();
  const pick = async (label: string, option: string): Promise<void> => {
    await user.page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).click();
    await user.page.getByRole('option', { name: option, exact: true }).click();
  };

  beforeAll(async () => {
    user = new User(await app.start());
    board = new Board(user);
    await user.openSample();
  });
  afterAll(() => app.close());

  it('lists everything under a click over all layers, and arrows walk through it', async () => {
    await user.page.mouse.click(700, 400);
    const lines = here().locator('button[data-line]');
    await lines.first().waitFor();
    await expect.poll(() => lines.count()).toBeGreaterThan(2);
    await expect.poll(() => here().innerText()).toMatch(/ตำบล[\s\S]*อำเภอ/);
    await lines.first().focus();
    await user.page.keyboard.press('ArrowDown');
    await user.page.keyboard.press('Enter');
    await here().locator('button[data-line][aria-pressed="true"]').waitFor();
    await expect.poll(() => lines.nth(1).getAttribute('aria-pressed')).toBe('true');
    await app.picture('map-identify');
    await user.page.keyboard.press('Escape');
    await here().waitFor({ state: 'detached' });
    await user.page.keyboard.press('Escape');
    await user.page.getByText('ยังไม่ได้เลือกอะไร').waitFor();
  });

  it('selects what a lasso runs around, in one layer, and offers the others', async () => {
    await tool('เลือกหลายรายการ', 'วาดรอบสิ่งที่ต้องการเลือก');
    const corners = [
      [650, 290],
      [760, 310],
      [800, 400],
      [700, 480],
      [610, 420],
    ] as const;
    await user.page.mouse.move(600, 300);
    await user.page.mouse.down();
    for (const [x, y] of corners) await user.page.mouse.move(x, y, { steps: 4 });
    await user.page.mouse.up();
    const found = user.page.getByRole('region', { name: 'ในกรอบที่วาด' });
    await found.getByRole('button', { name: /^ตำบล/ }).click();
    await selected(/^เลือก \d+ รายการ · [\d,]+-[0-3]-\d+/);
    await user.page.keyboard.press('Escape');
    await user.page.keyboard.press('Escape');
  });

  it('selects by values in the words of the table, then by location from what is selected', async () => {
    await tool('เลือกหลายรายการ', 'เลือกตามค่าในตาราง');
    const dialog = user.page.getByRole('dialog');
    await pick('เลือกจากชั้น', 'อำเภอ');
    await dialog.getByRole('checkbox').first().check();
    await dialog.getByText('1 รายการ').waitFor();
    await dialog.getByRole('button', { name: 'เลือก', exact: true }).click();
    await selected(/^เลือก 1 รายการ/);
    await tool('เลือกหลายรายการ', 'เลือกตามตำแหน่ง');
    await pick('เลือกจากชั้น', 'ตำบล');
    await pick('ที่', 'อยู่ภายใน');
    await dialog.getByRole('checkbox', { name: 'เฉพาะ 1 รายการที่เลือกอยู่' }).waitFor();
    await dialog.getByRole('button', { name: 'เลือก', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await selected(/^เลือก \d+ รายการ · /);
    await user.page.keyboard.press('Escape');
  });

  it('measures an area along the pointer, and lets go of a corner', async () => {
    await tool('วัดบนแผนที่', 'วัดเนื้อที่');
    const bar = user.page.getByRole('region', { name: 'เครื่องมือที่ใช้อยู่' });
    for (const [x, y] of [
      [600, 300],
      [760, 320],
      [720, 450],
    ] as const)
      await user.page.mouse.click(x, y);
    await bar.getByText(/^[\d,]+-[0-3]-[\d.]+ ไร่ · [\d.,]+ ตร\.กม\.$/).waitFor();
    const three = await bar.getByRole('status').innerText();
    await user.page.mouse.move(560, 430);
    await app.picture('map-measure');
    await expect.poll(() => bar.getByText(/ไร่ · /).first().innerText()).not.toBe(three.split(' · รอบรูป')[0]);
    await user.page.mouse.click(760, 320);
    await bar.getByRole('button', { name: 'จุด (2)' }).waitFor();
    // One press too many: it must not reach the changes of the data.
    for (let i = 0; i < 3; i++) await user.page.keyboard.press('Control+z');
    await bar.getByRole('button', { name: 'จุด (0)' }).waitFor();
    await expect.poll(() => user.page.getByText(/^(เลิกทำ:|ไม่มีอะไรให้เลิกทำ)/).count()).toBe(0);
    await user.page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
  });

  it('tells a place in every system, and goes to one that is typed on the military grid', async () => {
    await user.page.mouse.click(700, 380, { button: 'right' });
    await user.button('พิกัดแบบต่าง ๆ').click();
    const list = user.page.getByRole('list', { name: 'พิกัดแบบต่าง ๆ' });
    await list.getByText('UTM โซน 48 (Indian 1975)').waitFor();
    const words = await list.innerText();
    expect(words).toMatch(/\d+°\d\d'\d\d\.\d"N/);
    const square = /48P [A-Z]{2} \d{5} \d{5}/.exec(words)?.[0] ?? '';
    await user.page.keyboard.press('Escape');
    await user.button('เอาหมุดออก').click();
    await user.page.keyboard.press('Control+k');
    await user.page.getByRole('combobox', { name: /ค้นหา/ }).fill(square);
    await user.page
      .getByRole('option', { name: /^ไปที่พิกัด/ })
      .first()
      .waitFor();
    await user.page.keyboard.press('Enter');
    await user.button('เอาหมุดออก').waitFor();
    await user.button('พิกัดแบบต่าง ๆ').click();
    await list.getByText(square).waitFor();
    await user.page.keyboard.press('Escape');
    await user.button('เอาหมุดออก').click();
  });

  it('keeps a scale true wherever the map is moved, and zooms no more', async () => {
    await user.button(/^มาตราส่วน 1:/).click();
    await user.page.getByRole('menuitem', { name: '1:50,000' }).click();
    await user.button(/^มาตราส่วน 1:50,000/).click();
    await user.page.getByRole('switch', { name: 'ล็อกมาตราส่วนไว้' }).check({ force: true });
    await user.page.keyboard.press('Escape');
    await board.rest();
    await user.page.mouse.move(700, 400);
    await user.page.mouse.wheel(0, -600);
    await user.page.locator('.maplibregl-canvas').first().focus();
    for (let i = 0; i < 5; i++) await user.page.keyboard.press('ArrowUp');
    await board.rest();
    await expect.poll(() => status().innerText()).toContain('1:50,000');
    await user.button(/^มาตราส่วน 1:50,000/).click();
    await user.page.getByRole('switch', { name: 'ล็อกมาตราส่วนไว้' }).uncheck({ force: true });
    await user.page.keyboard.press('Escape');
  });

  it('keeps a named view with the workspace, goes there by Alt+1, and one undo takes it away', async () => {
    await user.button('จุดที่บันทึกไว้บนแผนที่').click();
    await user.page.getByRole('textbox', { name: 'ชื่อ' }).fill('กลางเมือง');
    await user.button('บันทึกมุมมองนี้').click();
    await user.button('ไปที่ กลางเมือง').waitFor();
    await user.page.keyboard.press('Escape');
    await user.button('ดูทั้งจังหวัด').click();
    await board.rest();
    await expect.poll(() => status().innerText()).not.toContain('1:50,000');
    await user.page.keyboard.press('Alt+1');
    await board.rest();
    await expect.poll(() => status().innerText()).toContain('1:50,000');
    await user.undo();
    await user.button('จุดที่บันทึกไว้บนแผนที่').click();
    await user.button('ไปที่ กลางเมือง').waitFor({ state: 'detached' });
    await user.page.keyboard.press('Escape');
  });

  it('reads out what is under the crosshair while the map is worked by keyboard', async () => {
    await user.button('ดูทั้งจังหวัด').click();
    await board.rest();
    await user.button('จุดที่บันทึกไว้บนแผนที่').focus();
    await user.page.locator('.maplibregl-canvas').first().focus();
    await user.page.keyboard.press('ArrowLeft');
    await user.page
      .getByRole('status')
      .filter({ hasText: /^ใต้กากบาท: / })
      .waitFor();
    await user.page.keyboard.press('Enter');
    await here().waitFor();
    await app.picture('map-crosshair');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
