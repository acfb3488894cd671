import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPhoto } from '../shared/testing/a-photo.ts';
import { App } from './drivers/app.ts';
import { Board } from './drivers/board.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`borders are edited on the map${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  let board: Board;

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    board = new Board(user);
  });
  afterAll(() => app.close());

  const area = async (): Promise<string> => /[\d,]+-[0-3]-\d+/.exec(await board.panel.innerText())?.[0] ?? '';
  const rows = async (): Promise<string> => (await board.changed.innerText()).replace(/\s+/g, ' ');
  const save = async (): Promise<void> => {
    await user.button('บันทึกแนวเขต').click();
    await user.page.getByText(/ แล้ว$/).first().waitFor();
    await board.panel.waitFor({ state: 'detached' });
  };

  it('moves a border once for both neighbours, and for the district and council area that share it', async () => {
    await board.open('ตำบล', 3);
    const before = await area();
    await board.drag(9, { x: 4, y: -9 }, true);
    await expect.poll(() => area()).not.toBe(before);
    await user.page.mouse.up();
    await user.page.keyboard.up('Alt');
    const changed = await rows();
    expect(changed.match(/ตำบล/g)?.length).toBeGreaterThan(1);
    expect(changed).toContain('อำเภอ');
    expect(changed).toContain('พื้นที่สภาองค์กรชุมชน');
    await user.mapIdle();
    await app.picture('shapes-border');
    await save();
    await user.page.locator('canvas').first().focus();
    await user.undo();
    await user.page
      .getByText(/^เลิกทำ: แก้แนวเขต/)
      .first()
      .waitFor();
  });

  it('undoes and redoes step by step while drawing, by keyboard too', async () => {
    await user.button('แก้แนวเขต').click();
    await board.rest();
    const before = await area();
    await user.page.getByRole('button', { name: /^จุด 12\b/ }).click();
    await user.page.locator('canvas').first().focus();
    for (let i = 0; i < 3; i++) await user.page.keyboard.press('Shift+ArrowUp');
    const nudged = await area();
    expect(nudged).not.toBe(before);
    await user.page.keyboard.press('Tab');
    await user.page.getByRole('region', { name: 'จุดที่เลือก' }).getByText('จุด 13').waitFor();
    await user.page.keyboard.press('KeyN');
    await user.page.getByText(/^จุดแนวเขต \d+ จุด$/).waitFor();
    await user.page.keyboard.press('Delete');
    await user.undo();
    await user.undo();
    await expect.poll(() => area()).toBe(nudged);
    await user.undo();
    await expect.poll(() => area()).toBe(before);
    await expect.poll(() => rows()).toContain('ยังไม่มีแถวที่เปลี่ยน');
    await user.redo();
    await expect.poll(() => area()).toBe(nudged);
  });

  it('leaves by Esc without a question, and the draft can be taken up again', async () => {
    const drawn = await area();
    await user.page.locator('canvas').first().focus();
    await user.page.keyboard.press('Escape');
    await user.page.keyboard.press('Escape');
    const draft = user.page.getByRole('region', { name: 'ร่างแนวเขตที่ยังไม่ได้บันทึก' });
    await draft.waitFor();
    await user.mapIdle();
    await app.picture('shapes-draft');
    // The row's own button goes on with it as well, and says so.
    await user.button('แก้แนวเขต').click();
    await user.page.getByText(/^วาดต่อจากร่างที่ยังไม่ได้บันทึก/).waitFor();
    await board.rest();
    await expect.poll(() => area()).toBe(drawn);
    await user.page.keyboard.press('Control+z');
    await user.button('ยกเลิก').click();
  });

  it('does not save a border that crosses itself, and shows where', async () => {
    await board.open('ตำบล', 6);
    await board.drag(9, { x: 60, y: 50 });
    const problems = user.page.getByRole('region', { name: 'ต้องแก้ก่อนบันทึก' });
    await problems
      .getByText(/แนวเขตตัดกันเอง/)
      .first()
      .waitFor();
    await user.mapIdle();
    await app.picture('shapes-invalid');
    await user.button('บันทึกแนวเขต').click();
    await board.said('ยังบันทึกไม่ได้');
    await user.page.keyboard.press('Control+z');
    await problems.waitFor({ state: 'detached' });
    await user.button('ยกเลิก').click();
  });

  it('splits a forest by a line, and one undo makes it whole again', async () => {
    await board.open('ป่าชุมชน', 1);
    const box = await user.page.locator('.maplibregl-canvas').first().boundingBox();
    if (box === null) throw new Error('there is no map');
    await board.tool('แบ่งด้วยเส้น').click();
    const y = box.y + box.height / 2 + 30;
    await board.draw([
      // Beside the toolbar, which stands over the map's left edge.
      { x: box.x + 80, y },
      { x: box.x + box.width / 2, y: y + 12 },
      { x: box.x + box.width - 20, y },
    ]);
    await board.said(/แบ่งเป็น \d ส่วนแล้ว/);
    await expect.poll(() => rows()).toContain('ใหม่');
    await user.mapIdle();
    await app.picture('shapes-split');
    await save();
    await user.page.getByText('เลือก 2 รายการ').first().waitFor();
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('95');
    await user.page.locator('canvas').first().focus();
    await user.undo();
    await user.page
      .getByText(/^เลิกทำ: แบ่ง/)
      .first()
      .waitFor();
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('94');
  });

  it('cuts a hole into a forest, and fills it again by a click', async () => {
    await board.open('ป่าชุมชน', 2);
    const before = await area();
    const box = await user.page.locator('.maplibregl-canvas').first().boundingBox();
    if (box === null) throw new Error('there is no map');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 + 30 };
    await board.tool('เจาะรู').click();
    await board.draw([
      { x: middle.x - 14, y: middle.y - 12 },
      { x: middle.x + 14, y: middle.y - 10 },
      { x: middle.x + 12, y: middle.y + 14 },
      { x: middle.x - 12, y: middle.y + 12 },
    ]);
    await expect.poll(area).not.toBe(before);
    await user.mapIdle();
    await app.picture('shapes-hole');
    await board.tool('ลบส่วนหรือถมรู').click();
    await user.page.mouse.move(middle.x, middle.y - 1);
    await user.page.mouse.click(middle.x, middle.y);
    await expect.poll(() => area()).toBe(before);
    for (let i = 0; i < 6; i++) await user.undo();
    await user.button('ยกเลิก').click();
  });

  it('draws a village where the coordinates of the old datum say', async () => {
    await user.page.getByRole('button', { name: 'คำสั่งของ หมู่บ้าน/ชุมชน' }).click();
    await user.page.getByRole('menuitem', { name: 'วาดใหม่บนแผนที่' }).click();
    await board.type('UTM โซน 48 (Indian 1975)', '294000 1658000', 'วางจุดที่นี่');
    await user.page.getByRole('button', { name: /^จุด 1\b/ }).waitFor();
    await save();
    await expect.poll(() => user.countOf('หมู่บ้าน/ชุมชน')).toBe('501');
  });

  it('moves a project to where a photo was taken', async () => {
    await user.openTable('โครงการที่อยู่อาศัย');
    await user.page.getByRole('grid').getByRole('row').nth(2).click();
    await user.button('ย้ายจุดบนแผนที่').click();
    await board.rest();
    const chooser = user.page.waitForEvent('filechooser');
    await board.tool('ใช้จุดจากภาพถ่าย').click();
    await (await chooser).setFiles({
      name: 'IMG_0001.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(aPhoto([15, 1, 30], [103, 5, 15])),
    });
    await board.said('ใช้จุดจากภาพถ่ายแล้ว');
    await expect.poll(() => board.vertex(1)).toEqual({ lat: 15.025, lon: 103.0875 });
    await user.button('ออก เก็บร่างไว้').click();
    await user.button('ทิ้งร่าง').click();
    await user.page.getByText(/^ทิ้งร่าง .* แล้ว$/).waitFor();
  });

  it('draws a forest with the keyboard alone, in the dark', async () => {
    await user.closeWorkspace();
    await user.button('โหมดมืด').click();
    await user.button('เปิด').click();
    await user.mapIdle();
    await user.page.getByRole('button', { name: 'คำสั่งของ ป่าชุมชน' }).click();
    await user.page.getByRole('menuitem', { name: 'วาดใหม่บนแผนที่' }).click();
    await board.said('คลิกมุมแรก');
    await user.page.locator('canvas').first().focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await user.page.keyboard.press('Space');
      await user.page.keyboard.press(key);
      await board.rest();
    }
    await user.page.keyboard.press('Space');
    await user.page.keyboard.press('Enter');
    await expect.poll(area).not.toBe('');
    await user.mapIdle();
    await app.picture('shapes-dark');
    await user.page.keyboard.press('Control+Enter');
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('95');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
