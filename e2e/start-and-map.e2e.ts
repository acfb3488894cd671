import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`first start and the sample province${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  beforeAll(async () => {
    user = new User(await app.start());
  });
  afterAll(() => app.close());

  it('starts with what one can do, and opens the sample in seconds with its passphrase shown once', async () => {
    await user.button(/^สร้างแฟ้มงานใหม่/).waitFor();
    await expect.poll(() => user.button(/^กู้คืนจากข้อมูลสำรอง/).isVisible()).toBe(true);
    await app.picture('start-empty');
    expect(await user.openSample()).toMatch(/^[a-z]+-/);
  });

  it('shows the four layers of the heart in their order, with a legend', async () => {
    for (const title of ['ป่าชุมชน', 'โครงการที่อยู่อาศัย', 'ตำบล', 'อำเภอ'])
      await expect.poll(() => user.layer(title).isVisible()).toBe(true);
    const panel = user.page.getByRole('region', { name: 'ชั้นข้อมูล' });
    await expect.poll(() => panel.innerText()).toMatch(/(?=[\s\S]*\b94\b)(?=[\s\S]*\b120\b)/);
    await app.picture('map');
  });

  it('finds rows by Ctrl+F: the table opens, and nothing is lost of what is typed at once', async () => {
    await expect.poll(() => user.page.getByRole('grid').count()).toBe(0);
    await user.page.keyboard.press('Control+f');
    await user.page.keyboard.type('เขา');
    await expect.poll(() => user.page.getByRole('textbox', { name: 'ค้นในตาราง' }).inputValue()).toBe('เขา');
    await user.page.getByText('รวม 55 แถว').waitFor({ state: 'detached' });
    await user.button('ล้างคำค้น').click();
    await user.page.getByText('รวม 55 แถว').waitFor();
  });

  it('selects in the table, and the inspector tells the same row with its area in rai', async () => {
    await user.openTable('ตำบล');
    const grid = user.page.getByRole('grid');
    await grid.getByRole('row').nth(2).click();
    const inspector = user.page.getByRole('region', { name: 'รายละเอียดที่เลือก' });
    await inspector.getByText('รหัส').first().waitFor();
    await expect.poll(() => inspector.innerText()).toMatch(/[\d,]+-[0-3]-\d+/);
    // The outline is drawn by a style that is set after the row is chosen.
    await user.page.waitForTimeout(500);
    await user.mapIdle();
    await app.picture('map-selection');
  });

  it('finds a place by Ctrl+K, of which nothing is lost either', async () => {
    await user.page.keyboard.press('Control+k');
    await user.page.keyboard.type('ป่าชุมชน');
    await expect.poll(() => user.page.getByRole('combobox', { name: /^ค้นหา/ }).inputValue()).toBe('ป่าชุมชน');
    await user.page.getByRole('option').first().waitFor();
    await user.page.keyboard.press('Enter');
    await user.mapIdle();
  });

  it('is as readable in the dark, and speaks English when asked', async () => {
    await user.page.keyboard.press('Escape');
    await user.closeWorkspace();
    await user.button('โหมดมืด').click();
    await user.button('เปิด').click();
    await user.mapIdle();
    await app.picture('map-dark');
    expect(await user.page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
