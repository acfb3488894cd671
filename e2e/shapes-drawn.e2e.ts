import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { Board, type Place } from './drivers/board.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`a new forest is drawn beside others${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  let board: Board;

  const begin = async (): Promise<void> => {
    user = new User(await app.start());
    board = new Board(user);
  };
  beforeAll(async () => {
    await begin();
    await user.openSample();
  });
  afterAll(() => app.close());

  const area = async (): Promise<string> => /[\d,]+-[0-3]-\d+/.exec(await board.panel.innerText())?.[0] ?? '';
  const vertices = async (): Promise<number> =>
    Number(/จุดแนวเขต (\d+) จุด/.exec(await board.panel.innerText())?.[1]);
  const draft = () => user.page.getByRole('region', { name: 'ร่างแนวเขตที่ยังไม่ได้บันทึก' });
  const drafts = (): string => {
    const folder = join(app.home, 'settings', 'shape-drafts');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
  };
  const drawForest = async (): Promise<void> => {
    await user.page.getByRole('button', { name: 'คำสั่งของ ป่าชุมชน' }).click();
    await user.page.getByRole('menuitem', { name: 'วาดใหม่บนแผนที่' }).click();
    await board.said('คลิกมุมแรก');
  };

  it('goes to coordinates that are typed into the search box, and marks them until Esc', async () => {
    await user.page.keyboard.press('Control+k');
    const box = user.page.getByRole('combobox', { name: /ค้นหา/ });
    await box.fill('48P 294000 1658000');
    const first = user.page.getByRole('option').first();
    await expect.poll(() => first.innerText()).toMatch(/^ไปที่พิกัด 14\.98\d+, 103\.08\d+/);
    await expect.poll(() => first.getAttribute('aria-selected')).toBe('true');
    await app.picture('search-coordinates');
    await box.press('Enter');
    const pin = user.page.getByRole('status').filter({ hasText: 'UTM 48N 294,000 E 1,658,000 N' });
    await pin.waitFor();
    await board.rest();
    await app.picture('pin');
    await user.page.keyboard.press('Escape');
    await pin.waitFor({ state: 'detached' });
  });

  it('snaps to a corner of its neighbour, and follows their common border', async () => {
    await board.open('ป่าชุมชน', 2);
    const all = await vertices();
    const [from, to] = [await board.vertex(2), await board.vertex(6)];
    const [a, b] = [await board.pixelOf(from), await board.pixelOf(to)];
    await user.button('ยกเลิก').click();
    await drawForest();
    await board.tool('ลากตามแนวที่มีอยู่').click();
    await user.page.mouse.move(a.x + 3, a.y + 3);
    await board.said(/^ตรงกับมุมของ/);
    await user.page.mouse.click(a.x + 3, a.y + 3);
    await user.page.mouse.move(b.x - 2, b.y + 2);
    await board.said(/^ตรงกับมุมของ/);
    await user.page.mouse.click(b.x - 2, b.y + 2);
    const map = await user.page.locator('.maplibregl-canvas').first().boundingBox();
    const middle = { x: (map?.x ?? 0) + (map?.width ?? 0) / 2, y: (map?.y ?? 0) + (map?.height ?? 0) / 2 };
    const out = { x: (a.x + b.x) / 2 - middle.x, y: (a.y + b.y) / 2 - middle.y };
    const far = 70 / Math.hypot(out.x, out.y);
    const outside = { x: (a.x + b.x) / 2 + out.x * far, y: (a.y + b.y) / 2 + out.y * far };
    await user.page.keyboard.down('Alt');
    await user.page.mouse.move(outside.x, outside.y);
    await user.page.mouse.dblclick(outside.x, outside.y);
    await user.page.keyboard.up('Alt');
    await expect.poll(area).not.toBe('');
    await expect.poll(() => vertices()).toBeGreaterThan(5);
    await expect.poll(() => vertices()).toBeLessThan(all);
    await expect.poll(() => board.vertex(1)).toEqual(from);
    await user.mapIdle();
    await app.picture('shapes-traced');
    await user.button('บันทึกแนวเขต').click();
    await board.panel.waitFor({ state: 'detached' });
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('95');
  });

  it('becomes one with its neighbour, and two again by an undo', async () => {
    await user.button('แก้แนวเขต').click();
    await board.rest();
    const before = await area();
    const corners = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => board.vertex(number)));
    const lon = Math.max(...corners.map((corner) => corner.lon));
    const tip = await board.pixelOf(corners.find((corner) => corner.lon === lon) as Place);
    const common = corners.filter((corner) => corner.lon !== lon);
    const beside = await board.pixelOf(common[2] as Place);
    const inward = 14 / Math.hypot(beside.x - tip.x, beside.y - tip.y);
    const inside = {
      x: beside.x + (beside.x - tip.x) * inward,
      y: beside.y + (beside.y - tip.y) * inward,
    };
    await board.tool('รวมกับรูปข้างเคียง').click();
    await user.page.mouse.move(inside.x, inside.y);
    await user.page.mouse.click(inside.x, inside.y);
    await user.button(/^รวม 2 รูป/).click();
    await board.said(/^รวม 2 รูปเป็น/);
    await expect.poll(() => area()).not.toBe(before);
    await user.mapIdle();
    await app.picture('shapes-merged');
    await user.button('บันทึกแนวเขต').click();
    await board.panel.waitFor({ state: 'detached' });
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('94');
    await user.page.locator('canvas').first().focus();
    await user.undo();
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('95');
  });

  it('is drawn from its form, and saved with what the form says', async () => {
    await user.page.keyboard.press('Escape');
    await user.button('เพิ่มแถวใหม่').click();
    await user.page.getByRole('menuitem', { name: 'ป่าชุมชน', exact: true }).click();
    await user.page.getByRole('textbox', { name: /^ชื่อป่าชุมชน/ }).fill('ป่าทดลองวาด');
    await user.button('วาดบนแผนที่').click();
    await board.said('คลิกมุมแรก');
    await user.page.locator('canvas').first().focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await user.page.keyboard.press('Space');
      await user.page.keyboard.press(key);
      await board.rest();
    }
    await user.page.keyboard.press('Enter');
    await expect.poll(area).not.toBe('');
    const drawn = await area();
    await user.button('ใช้รูปนี้').click();
    await board.panel.waitFor({ state: 'detached' });
    const size = user.page.getByText(/^วาดแล้ว/);
    await expect.poll(() => size.innerText()).toContain(drawn);
    await board.rest();
    await size.scrollIntoViewIfNeeded();
    await user.button('บันทึก').click();
    await user.page.getByText('เพิ่ม ป่าทดลองวาด แล้ว').waitFor();
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('96');
  });

  it('is drawn by coordinates in every system, and outlives a reload and a crash', async () => {
    await drawForest();
    await board.type('', '14.9801, 103.0801', 'เพิ่มจุดที่นี่');
    const dialog = user.page.getByRole('dialog', { name: 'ใส่พิกัด' });
    const add = async (system: string, text: string): Promise<void> => {
      await dialog.getByRole('combobox', { name: 'ระบบพิกัด' }).click();
      await user.page.getByRole('option', { name: system }).click();
      await dialog.getByRole('textbox', { name: 'พิกัด' }).fill(text);
      await dialog.getByText(/^อ่านเป็น/).waitFor();
      await dialog.getByRole('button', { name: 'เพิ่มจุดที่นี่' }).click();
      await expect.poll(() => dialog.getByRole('textbox', { name: 'พิกัด' }).inputValue()).toBe('');
    };
    await add('UTM โซน 48 (WGS 84)', '294000 1658000');
    await add('UTM โซน 47 (WGS 84)', '939000 1658600');
    await app.picture('shapes-coordinates');
    await user.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await user.page.locator('canvas').first().focus();
    await user.page.keyboard.press('Enter');
    await user.page.getByText('ความยาวแนวเขต', { exact: true }).waitFor();
    const drawn = await area();
    await expect.poll(drafts).toContain('"key"');
    await user.page.reload();
    await user.mapIdle();
    await draft().getByRole('button', { name: 'ทำต่อ' }).click();
    await expect.poll(area).toBe(drawn);
    await user.page.getByRole('button', { name: /^จุด 1\b/ }).click();
    await user.page.locator('canvas').first().focus();
    const before = drafts();
    await user.page.keyboard.press('Shift+ArrowUp');
    await expect.poll(area).not.toBe(drawn);
    const nudged = await area();
    await expect.poll(drafts).not.toBe(before);
    await app.crash();
    await begin();
    await user.button('เปิด').click();
    await user.mapIdle();
    expect([await user.countOf('ป่าชุมชน'), await user.countOf('ตำบล')]).toEqual(['96', '55']);
    await draft().getByRole('button', { name: 'ทำต่อ' }).click();
    await expect.poll(area).toBe(nudged);
    await board.rest();
    await app.picture('shapes-after-crash');
    await user.button('บันทึกแนวเขต').click();
    await board.panel.waitFor({ state: 'detached' });
    await expect.poll(() => user.countOf('ป่าชุมชน')).toBe('97');
    await draft().waitFor({ state: 'detached' });
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
