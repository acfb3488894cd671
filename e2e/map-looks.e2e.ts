import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { Board } from './drivers/board.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

/** A place in the left half of the map, and one in the right half. */
const LEFT = { x: 560, y: 420 };
const RIGHT = { x: 800, y: 400 };

describe.skipIf(chromiumPath === null)(`other ways to look at the map${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  let board: Board;
  const time = () => user.page.getByRole('region', { name: 'แถบเวลา' });
  const compare = () => user.page.getByRole('region', { name: 'เปรียบเทียบ' });
  const status = () => user.page.getByRole('region', { name: 'แถบสถานะ' });
  const selected = (words: RegExp): Promise<void> => status().getByText(words).first().waitFor();
  const look = async (item: string): Promise<void> => {
    await user.button('เครื่องมือดูแผนที่').click();
    await user.page.getByRole('menuitemcheckbox', { name: item }).click();
  };
  const pick = async (label: string, option: string): Promise<void> => {
    await time().getByRole('combobox', { name: label }).click();
    await user.page.getByRole('option', { name: option, exact: true }).click();
  };
  const shown = (words: RegExp): Promise<void> => time().getByText(words).first().waitFor();
  const rows = async (): Promise<number> =>
    Number(/([\d,]+) แถว/.exec(await time().innerText())?.[1]?.replaceAll(',', ''));
  const clearSelection = async (): Promise<void> => {
    for (let i = 0; i < 2; i++) await user.page.keyboard.press('Escape');
    await user.page.getByText('ยังไม่ได้เลือกอะไร').waitFor();
  };

  beforeAll(async () => {
    user = new User(await app.start());
    board = new Board(user);
    await user.openSample();
  });
  afterAll(() => app.close());

  it('walks a layer through time by any of its dates, and says which rows that are', async () => {
    await look('ดูตามเวลา');
    await pick('ข้อมูลและวันที่', 'โครงการที่อยู่อาศัย · เริ่ม');
    await shown(/^(ม|ก|พ|ต|ธ|ส)\S+ 25\d\d – /);
    const all = await rows();
    await pick('ทีละ', 'ปีงบประมาณ');
    await shown(/^ปีงบ 25\d\d – ปีงบ 25\d\d$/);
    await expect.poll(() => rows()).toBe(all);
    const drawn = user.page.waitForResponse(
      (answer) => /\/tiles\/housing_project\/.*[?&]r=/.test(answer.url()) && answer.status() === 200,
    );
    await time().getByRole('button', { name: 'ไปหนึ่งช่วง' }).click();
    await shown(/^ปีงบ 25\d\d$/);
    await drawn;
    await expect.poll(rows).toBeLessThan(all);
  });

  it('takes arrows on its ends, plays on by itself, and ends with the last step', async () => {
    const first = await rows();
    const end = time().getByRole('slider', { name: 'ถึง' });
    await end.focus();
    await user.page.keyboard.press('ArrowRight');
    await shown(/^ปีงบ 25\d\d – ปีงบ 25\d\d$/);
    await expect.poll(() => end.getAttribute('aria-valuetext')).toMatch(/^ปีงบ 25\d\d$/);
    await expect.poll(rows).toBeGreaterThanOrEqual(first);
    await pick('แบบ', 'สะสมถึง');
    await shown(/^ถึง ปีงบ 25\d\d$/);
    const before = await rows();
    await time().getByRole('button', { name: 'เล่นตามเวลา' }).click();
    // At its end it can be played again.
    await time().getByRole('button', { name: 'หยุด' }).waitFor();
    await time().getByRole('button', { name: 'เล่นตามเวลา' }).waitFor({ timeout: 60_000 });
    await expect.poll(rows).toBeGreaterThan(before);
    await app.picture('map-time');
  });

  it('shows the areas of a day, of which none is later than today', async () => {
    await pick('ข้อมูลและวันที่', 'ตำบล ที่ใช้อยู่ในวันนั้น');
    await shown(/^ณ \d+ \S+ 25\d\d$/);
    await time().getByRole('slider', { name: 'เวลา' }).focus();
    await user.page.keyboard.press('Home');
    await user.mapIdle();
    await shown(/^ณ \d+ \S+ 25\d\d$/);
  });

  it('swipes one map over another by arrows, each with layers of its own', async () => {
    await pick('ข้อมูลและวันที่', 'โครงการที่อยู่อาศัย · เริ่ม');
    await look('เปรียบเทียบแบบเลื่อนทับ');
    await compare().getByRole('button', { name: 'ชั้นทางขวา' }).click();
    const layers = user.page.getByRole('dialog');
    await layers.getByRole('checkbox').first().waitFor();
    for (const name of await layers.getByRole('checkbox').all())
      if (await name.isChecked()) await name.uncheck();
    await layers.getByRole('checkbox', { name: 'จังหวัด', exact: true }).check();
    await user.page.keyboard.press('Escape');
    const handle = user.page.getByRole('slider', { name: 'เส้นแบ่งซ้ายขวา' });
    await handle.focus();
    await user.page.keyboard.press('ArrowRight');
    await expect.poll(() => handle.getAttribute('aria-valuenow')).toBe('52');
    await board.rest();
    await app.picture('map-swipe');
    await user.page.mouse.click(RIGHT.x, RIGHT.y);
    await user.page.getByRole('complementary').getByText('จังหวัดศรีธารา').first().waitFor();
    await selected(/^เลือก 1 รายการ · 2,5\d\d,/);
    await clearSelection();
    // What is measured over the right map is measured, not selected.
    await user.button('วัดบนแผนที่').click();
    await user.page.getByRole('menuitem', { name: 'วัดระยะ' }).click();
    await user.page.getByRole('menu').waitFor({ state: 'detached' });
    const tool = user.page.getByRole('region', { name: 'เครื่องมือที่ใช้อยู่' });
    await user.page.mouse.click(RIGHT.x, RIGHT.y);
    await user.page.mouse.click(RIGHT.x, RIGHT.y - 90);
    await tool.getByRole('button', { name: 'จุด (2)' }).waitFor();
    await expect.poll(() => tool.innerText()).toMatch(/^\d+\.\d+ กม\./);
    await user.page.keyboard.press('Escape');
    await tool.waitFor({ state: 'detached' });
    await user.page.getByText('ยังไม่ได้เลือกอะไร').waitFor();
  });

  it('puts two maps side by side, one held at a time, and moves both as one', async () => {
    await compare().getByText('วางคู่กัน').click();
    await compare().getByRole('button', { name: 'ชั้นทางขวา' }).click();
    await user.page.getByRole('dialog').getByRole('button', { name: 'เหมือนทางซ้าย' }).click();
    await user.page.keyboard.press('Escape');
    await compare().getByRole('button', { name: 'ค้างเวลานี้ไว้ทางขวา' }).click();
    await time().getByRole('button', { name: 'ถอยหนึ่งช่วง' }).click();
    await user.page.getByText(/^ขวา · ถึง ปีงบ 25\d\d$/).waitFor();
    const words = await user.page.getByText(/^(ซ้าย|ขวา) · ถึง ปีงบ 25\d\d$/).allInnerTexts();
    expect(words[0]?.replace('ซ้าย', '')).not.toBe(words[1]?.replace('ขวา', ''));
    await board.rest();
    await app.picture('map-side-by-side');
    const before = await board.placeAt(LEFT);
    await user.page.mouse.move(RIGHT.x, RIGHT.y);
    await user.page.mouse.down();
    await user.page.mouse.move(RIGHT.x - 80, RIGHT.y, { steps: 4 });
    await user.page.mouse.up();
    await board.rest();
    expect((await board.placeAt(LEFT)).lon).toBeGreaterThan(before.lon + 0.01);
    await compare().getByRole('button', { name: 'เลิกเปรียบเทียบ' }).click();
    await time().getByRole('button', { name: 'ปิดแถบเวลา แสดงทุกเวลา' }).click();
    await compare().waitFor({ state: 'detached' });
    await expect.poll(() => user.page.locator('.maplibregl-canvas').count()).toBe(1);
  });

  it('shows on a small map where one is, and goes elsewhere by a click or an arrow', async () => {
    for (let i = 0; i < 3; i++) await user.button('ขยาย').click();
    await board.rest();
    await look('แผนที่ย่อ');
    const small = user.button('คลิกหรือใช้ลูกศรเพื่อเลื่อนแผนที่');
    await small.click({ position: { x: 60, y: 40 } });
    await board.rest();
    const before = await board.placeAt(LEFT);
    await small.focus();
    await user.page.keyboard.press('ArrowRight');
    await board.rest();
    expect((await board.placeAt(LEFT)).lon).toBeGreaterThan(before.lon + 0.01);
    await app.picture('map-overview');
    await look('แผนที่ย่อ');
    await small.waitFor({ state: 'detached' });
    await user.button('ดูทั้งจังหวัด').click();
    await board.rest();
  });

  it('has one selection for ranking, map and table', async () => {
    await user.goTo('วิเคราะห์');
    await user.button('หาคำตอบ').click();
    await user.sentence(/^จาก 55 ตำบล/s);
    await user.mapIdle();
    const lines = user.page.locator('button[data-fid]');
    await lines.nth(0).click();
    await lines.nth(1).click({ modifiers: ['ControlOrMeta'] });
    await expect.poll(() => lines.nth(0).getAttribute('aria-pressed')).toBe('true');
    await selected(/^เลือก 2 รายการ/);
    await board.rest();
    await user.page.keyboard.press('Escape');
    await user.button('ดูทั้งจังหวัด').click();
    await board.rest();
    await user.page.mouse.click(640, 300);
    await user.page.locator('button[data-fid][aria-pressed="true"]').waitFor();
    await selected(/^เลือก 1 รายการ/);
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
