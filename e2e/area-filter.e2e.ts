import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

/** How long a count may take to follow. */
const WAIT = { timeout: 30_000 };

describe.skipIf(chromiumPath === null)(`the filter by area${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const open = (): Promise<void> => user.button(/^(กรองตามพื้นที่|กรองอยู่)/).click();
  const finder = () => user.page.getByRole('combobox', { name: 'พิมพ์ชื่อหรือรหัสพื้นที่' });
  /** Types a name and takes the first area of it; returns what it is called. */
  const choose = async (name: string): Promise<string> => {
    await open();
    await finder().fill(name);
    const first = user.page.getByRole('listbox', { name: 'พื้นที่', exact: true }).getByRole('option').first();
    const words = (await first.locator('span').innerText()).trim();
    await user.page.keyboard.press('Enter');
    await user.button(`กรองอยู่: ${words} เปลี่ยนพื้นที่`).waitFor();
    return words;
  };
  const clear = (): Promise<void> => user.button(/^ดูทั้งจังหวัด เลิกกรอง/).click();
  const said = async (region: string): Promise<string> =>
    user.page.getByRole('region', { name: region, exact: true }).innerText();

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('offers zones, districts, sub-districts and council areas, found without tone marks', async () => {
    await open();
    const list = user.page.getByRole('listbox', { name: 'พื้นที่', exact: true });
    await list.getByRole('option').first().waitFor();
    await expect.poll(() => list.innerText()).toMatch(/^โซน: [\s\S]*อำเภอ[\s\S]*ตำบล/);
    await user.page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
  });

  it('narrows the map, the layer list and the legends, and says so', async () => {
    await expect.poll(() => user.countOf('ตำบล')).toBe('55');
    const words = await choose('อำเภอ');
    expect(words).toMatch(/^อำเภอ/);
    await expect.poll(() => user.countOf('ตำบล'), WAIT).not.toBe('55');
    expect(Number(await user.countOf('ตำบล'))).toBeLessThan(55);
    expect(Number(await user.countOf('ตำบล'))).toBeGreaterThan(0);
    await expect.poll(() => said('ชั้นข้อมูล')).toContain(`เฉพาะ${words}`);
    await user.mapIdle();
    await user.page.waitForTimeout(600);
    await user.mapIdle();
    await app.picture('area-filter-map');
  });

  it('stays while one walks to the registers, whose tables and counts keep to it', async () => {
    const inArea = await user.countOf('ตำบล');
    await user.goTo('ข้อมูล');
    await user.register('ตำบล');
    const rows = user.page.getByRole('grid', { name: 'ตำบล' });
    await rows.and(user.page.locator(`[aria-rowcount="${Number(inArea) + 2}"]`)).waitFor();
    await expect.poll(() => said('ทะเบียน')).toContain('เฉพาะอำเภอ');
    await app.picture('area-filter-table');
  });

  it('leaves out of a search what lies elsewhere, until one click takes it away', async () => {
    await user.page.keyboard.press('Control+k');
    const search = user.page.getByRole('dialog');
    await search.getByRole('combobox').fill('ตำบล ');
    await search.getByText(/^เฉพาะอำเภอ/).waitFor();
    await search.getByRole('button', { name: /^ดูทั้งจังหวัด เลิกกรอง/ }).click();
    await search.getByText(/^เฉพาะอำเภอ/).waitFor({ state: 'detached' });
    await user.page.keyboard.press('Escape');
    await user.button('กรองตามพื้นที่').waitFor();
    await user.goTo('แผนที่');
    await expect.poll(() => user.countOf('ตำบล'), WAIT).toBe('55');
  });

  it('keeps a question to the area, and the answer says for which', async () => {
    const words = await choose('โซน');
    await user.goTo('วิเคราะห์');
    await user.button(/^หาคำตอบ|^ตอบ/).click();
    await user.sentence(new RegExp(`^ใน${words}`));
    await app.picture('area-filter-question');
    await clear();
    await user.button('กรองตามพื้นที่').waitFor();
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
