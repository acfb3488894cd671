import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`districts become zones${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.button('จัดโซน').click();
  });
  afterAll(() => app.close());

  it('makes a second scheme beside the first', async () => {
    await user.button('จัดการชุดการแบ่งโซน').click();
    await user.page.getByRole('menuitem', { name: 'เพิ่มชุดการแบ่งโซน' }).click();
    await user.page.getByRole('textbox', { name: 'ชื่อชุด' }).fill('โซนทำงาน ปี 2570');
    await user.page.keyboard.press('Enter');
    await user.button(/เพิ่มโซน/).waitFor();
    await user.page.getByText('ชุดนี้ยังไม่มีโซน').waitFor();
  });

  it('picks districts in the list and on the map, names the zone, gives it a colour', async () => {
    await user.button(/เพิ่มโซน/).click();
    await user.page.getByRole('textbox', { name: 'ชื่อโซน' }).fill('ลุ่มน้ำเหนือ');
    await user.page.getByRole('checkbox').nth(0).check({ force: true });
    await user.page.getByRole('checkbox').nth(1).check({ force: true });
    await user.mapIdle();
    await app.picture('zones');
    await user.button('บันทึกโซน').click();
    await user.page.getByText('บันทึกโซนลุ่มน้ำเหนือแล้ว').waitFor();
    await expect.poll(() => user.said()).toContain('2 อำเภอ');
  });

  it('is taken back by one undo, and put back', async () => {
    await user.page.locator('canvas').first().focus();
    await user.undo();
    await user.page.getByText('ชุดนี้ยังไม่มีโซน').waitFor();
    await user.redo();
    await user.page.getByText('ชุดนี้ยังไม่มีโซน').waitFor({ state: 'detached' });
  });

  it('stands beside the first scheme among the layers', async () => {
    await user.page.getByRole('region', { name: 'แบ่งโซน' }).getByRole('button', { name: 'ปิด' }).click();
    await user.layer('โซนทำงาน ปี 2570').waitFor();
    await expect.poll(() => user.countOf('โซนทำงาน ปี 2570')).toBe('1');
    await expect.poll(() => user.page.getByText('โซนพื้นที่ (ชุดปี 2567)').first().isVisible()).toBe(true);
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
