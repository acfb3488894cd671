import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`data quality, history and who I am${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('asks once who works here, after the first change, and keeps the name on this machine', async () => {
    await user.openTable('ตำบล');
    await user.page.getByRole('grid').getByRole('row').nth(1).click();
    await user.editField('ชื่ออังกฤษ', '  Si Thara Town');
    await user.button('บอกชื่อ').click();
    const dialog = user.page.getByRole('dialog', { name: 'คุณคือใคร' });
    await dialog.getByRole('textbox', { name: 'ชื่อที่ใช้เรียก' }).fill('พี่ดาว');
    await dialog.getByRole('textbox', { name: 'บทบาท' }).fill('นักข้อมูล');
    await dialog.getByText('อำเภอ', { exact: true }).click();
    await dialog.getByRole('combobox', { name: 'พื้นที่ที่ดูแล' }).click();
    await user.page.getByRole('option').first().click();
    await user.page.keyboard.press('Escape');
    await app.picture('who-am-i');
    await dialog.getByRole('button', { name: 'เริ่มทำงาน' }).click();
    await dialog.waitFor({ state: 'detached' });
    await user.editField('ชื่ออังกฤษ', 'Si Thara Municipality');
    await user.button('ประวัติการแก้ไข').click();
    await user.page.getByText(/พี่ดาว/).first().waitFor();
  });

  it('filters the history, and takes one change back that is not the last', async () => {
    await user.button('กรองประวัติ').click();
    await user.page.getByRole('textbox', { name: 'มีคำว่า' }).fill('ตำบล');
    await user.page.getByRole('combobox', { name: 'ผู้แก้' }).click();
    await user.page.getByRole('option', { name: 'เครื่องนี้' }).click();
    await app.picture('history-filter');
    await user.page.keyboard.press('Escape');
    const panel = user.page.getByRole('region', { name: 'ประวัติการแก้ไข' });
    await panel.getByRole('button', { name: /^เลิกทำ: แก้ .*ตำบล/ }).click();
    await user.page
      .getByText(/^เลิกทำแล้ว: /)
      .first()
      .waitFor();
    await user.page.keyboard.press('Escape');
  });

  it('holds every row against the rules, shows what it found, and mends what is safe', async () => {
    await user.page.keyboard.press('Control+k');
    await user.page.getByRole('combobox', { name: /ค้นหา/ }).fill('คุณภาพข้อมูล');
    await user.page.keyboard.press('Enter');
    await user.button('ตรวจทั้งหมด').click();
    await user.page.getByText(/^ผ่าน \d+ กฎ/).waitFor({ timeout: 120_000 });
    const rules = user.page.getByRole('navigation', { name: 'คุณภาพข้อมูล' });
    await rules.getByRole('button').first().click();
    await app.picture('checks');
    await expect.poll(() => rules.getByRole('button').count()).toBeGreaterThan(0);
    await user.page.getByRole('list', { name: 'แถวที่พบ' }).getByRole('button').first().click();
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
