import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { Keeper } from './drivers/keeper.ts';
import { takeFromLog } from './drivers/tamper.ts';
import { User } from './drivers/user.ts';

const FIRST = 'ลมหนาวพัดผ่านทุ่ง 9 แปลง';
const SECOND = 'ดอกคูนบานริมทาง 7 ต้น';
const HALF_A_MINUTE = 30_000;
/** Of nobody: made for tests, with a check digit that fits. */
const NUMBER = '1101700230708';

describe.skipIf(chromiumPath === null)(`personal data has a store of its own${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  let keeper: Keeper;
  let recovery = '';

  beforeAll(async () => {
    user = new User(await app.start());
    keeper = new Keeper(user);
    await user.newWorkspace('กระบี่');
  });
  afterAll(() => app.close());

  it('is made with a passphrase and a recovery code that has to be kept', async () => {
    await user.goTo('ข้อมูล');
    await keeper.list('ครัวเรือน').click();
    await user.button('ตั้งที่เก็บข้อมูลส่วนบุคคล').click();
    await keeper.fillNewStore('มาลี', FIRST);
    recovery = await keeper.recoveryCode();
    expect(recovery.replace(/[^A-Z0-9]/gi, '').length).toBeGreaterThan(20);
    const go = user.page.getByRole('dialog').getByRole('button', { name: /เก็บ.*แล้ว/ });
    await expect.poll(() => go.isDisabled()).toBe(true);
    await app.picture('personal-recovery');
    await user.page.getByRole('checkbox').check();
    await go.click();
    await user.page.getByText('ล็อกเอง').waitFor();
  });

  it('says of a wrong passphrase that it is wrong, and nothing of damage', async () => {
    await user.closeToasts();
    await user.page.keyboard.press('Control+l');
    await keeper.locked();
    await user.button('เปิดด้วยรหัสผ่าน').click();
    await keeper.type('ไม่ใช่รหัสนี้');
    await user.page.getByText(/^รหัสผ่านไม่ตรง/).waitFor();
    await user.page.getByText('ข้อมูลยังอยู่ครบ ใส่ผิดกี่ครั้งก็ได้').waitFor();
    await expect.poll(() => user.said()).not.toMatch(/เสียหาย|ชำรุด/);
    await app.picture('personal-wrong-passphrase');
    await keeper.type(FIRST);
    await keeper.opened();
  });

  it('has another user with a passphrase and rights of their own', async () => {
    await keeper.showPage('ผู้ใช้');
    await user.button('เพิ่มผู้ใช้').click();
    await keeper.fillUser('สมชาย ผู้ดู', SECOND, ['แก้ไขข้อมูล']);
    await user.page.getByText('สมชาย ผู้ดู', { exact: true }).waitFor();
    await user.closeToasts();
    await app.picture('personal-users');
    await user.page.keyboard.press('Escape');
  });

  it('keeps households and members by the same form as any register, with undo, redo and history', async () => {
    await keeper.newRow('ครัวเรือน', { รหัสครัวเรือน: 'H-0001', บ้านเลขที่: '99/1' });
    await user.page.getByRole('heading', { name: 'H-0001' }).waitFor();
    await user.page.getByRole('tab', { name: 'ที่เกี่ยวข้อง' }).click();
    await user.button(/^เพิ่มสมาชิกครัวเรือน/).click();
    await keeper.fill({ ชื่อ: 'สมมติ', นามสกุล: 'ทดลองใช้', เลขประจำตัวประชาชน: '1101700230709' });
    await user.page
      .getByText(/หลักสุดท้ายไม่ตรง/)
      .first()
      .waitFor();
    await keeper.fill({ เลขประจำตัวประชาชน: NUMBER });
    await keeper.save();
    await user.page.getByRole('heading', { name: 'ส••• ท•••' }).waitFor();
    await user.undo();
    await user.page.getByText(/^เลิกทำ: เพิ่มแถว/).waitFor();
    await keeper.noRows();
    await user.redo();
    await user.page.getByRole('gridcell', { name: 'ส•••' }).first().click();
    await user.page.getByRole('heading', { name: 'ส••• ท•••' }).waitFor();
    await user.page.getByRole('tab', { name: 'ประวัติ' }).click();
    await user.page.getByText('มาลี').last().waitFor();
  });

  it('asks before a draft of persons is lost with the workspace', async () => {
    await keeper.list('ครัวเรือน').click();
    await user.button(/^เพิ่ม(แถวแรก)?$/).click();
    await keeper.fill({ บ้านเลขที่: '12/7' });
    await user.page.getByRole('banner').getByRole('button').first().click();
    await user.page.getByRole('menuitem', { name: 'ปิดแฟ้มงาน' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'มีร่างข้อมูลบุคคลที่ยังไม่บันทึก' });
    await dialog.getByText('แถวใหม่ใน ครัวเรือน').waitFor();
    await user.closeToasts();
    await app.picture('personal-draft');
    await dialog.getByRole('button', { name: 'แก้ต่อ' }).click();
    await expect
      .poll(() => keeper.form.getByRole('textbox', { name: 'บ้านเลขที่', exact: true }).inputValue())
      .toBe('12/7');
  });

  it('asks for the passphrase by a draft of persons, once the store is locked', async () => {
    await user.page.keyboard.press('Control+l');
    await keeper.locked();
    await user.button('ร่าง 1').click();
    await user.page.getByRole('menuitem', { name: 'ร่างข้อมูลบุคคล ปลดล็อกเพื่อทำต่อ' }).click();
    await keeper.typeAs('มาลี', FIRST);
    await keeper.opened();
    const field = keeper.form.getByRole('textbox', { name: 'บ้านเลขที่', exact: true });
    await field.waitFor();
    await expect.poll(() => field.inputValue()).toBe('12/7');
    await keeper.form.getByRole('button', { name: 'ทิ้งที่แก้' }).click();
    await keeper.list('สมาชิกครัวเรือน').click();
    await user.page.getByRole('gridcell', { name: 'ส•••' }).first().click();
  });

  it('masks what identifies a person until it is opened with a reason', async () => {
    await user.closeToasts();
    await user.page.getByRole('tab', { name: 'ข้อมูล', exact: true }).click();
    await user.page.getByText('1-1017-XXXXX-XX-8').first().waitFor();
    await expect.poll(() => user.said()).not.toContain('ทดลองใช้');
    await app.picture('personal-masked');
    await user.button('แก้ไข').click();
    await expect.poll(() => keeper.form.getByRole('textbox', { name: 'นามสกุล' }).count()).toBe(0);
    await user.page.keyboard.press('Escape');
    await user.button('เปิดดูแถวนี้').click();
    const dialog = user.page.getByRole('dialog', { name: 'เปิดดูข้อมูลส่วนบุคคล' });
    await expect
      .poll(() => dialog.getByRole('button', { name: 'เปิดดู', exact: true }).isDisabled())
      .toBe(true);
    await keeper.giveReason(dialog, 'สอบทานข้อมูลในพื้นที่', 'รอบ 2/2569');
    await app.picture('personal-reason');
    await dialog.getByRole('button', { name: 'เปิดดู', exact: true }).click();
    await user.page.getByRole('heading', { name: 'สมมติ ทดลองใช้' }).waitFor();
    await user.page
      .getByText(/^เปิดดูถึง/)
      .first()
      .waitFor();
    await app.picture('personal-open');
  });

  it('finds a person by an ID number in the one box, and says when the store has to be opened first', async () => {
    await user.page.keyboard.press('Escape');
    await keeper.search(NUMBER);
    await user.page.getByRole('option', { name: /สมมติ ทดลองใช้.*H-0001/ }).waitFor();
    await user.page.keyboard.press('Enter');
    await user.page.getByRole('heading', { name: 'สมมติ ทดลองใช้' }).waitFor();
    expect(user.page.url()).not.toContain(NUMBER.slice(0, 6));
    await user.page.keyboard.press('Control+l');
    await keeper.locked();
    await keeper.search(NUMBER);
    await user.page.getByRole('option', { name: /^เปิดข้อมูลส่วนบุคคลก่อน/ }).waitFor();
    await user.closeToasts();
    await app.picture('personal-search-locked');
    await user.page.keyboard.press('Enter');
    await keeper.type(FIRST);
    await user.page.getByRole('option', { name: /ส••• ท•••/ }).waitFor();
    await user.page.keyboard.press('Enter');
    await user.page.getByRole('heading', { name: 'ส••• ท•••' }).waitFor();
  });

  it('hands rows on only when they are open, and notes that', async () => {
    await user.button('เปิดดูทั้งทะเบียน').click();
    const dialog = user.page.getByRole('dialog', { name: 'เปิดดูข้อมูลส่วนบุคคล' });
    await keeper.giveReason(dialog, 'ส่งต่อความช่วยเหลือ', '');
    await dialog.getByRole('button', { name: 'เปิดดู', exact: true }).click();
    await user.button('ปิดบัง').waitFor();
    for (const what of ['ส่งออก Excel', 'พิมพ์รายชื่อ']) {
      await user.closeToasts();
      await user.button('จัดการข้อมูลส่วนบุคคล').click();
      await user.page.getByRole('menuitem', { name: what }).click();
      const { path } = await user.download(() => user.button('บันทึกไฟล์').click(), app.home);
      expect(readFileSync(path).length).toBeGreaterThan(500);
    }
  });

  it('tells who did what in a log that is verified, without a single value', async () => {
    await user.closeToasts();
    await keeper.showPage('บันทึกการใช้งาน');
    const log: Locator = user.page.getByRole('table');
    for (const what of ['ส่งออก', 'พิมพ์', 'ค้นด้วยเลขประจำตัว', 'ดูแถวที่เปิดไว้', 'ใส่รหัสผ่านผิด'])
      await log.getByText(what, { exact: false }).first().waitFor();
    await user.button('ตรวจลายเซ็นต่อเนื่อง').click();
    await user.page.getByText(/^ตรวจแล้ว \d+ รายการต่อเนื่องครบ/).waitFor();
    const said = await log.innerText();
    for (const value of ['สมมติ', 'ทดลองใช้', NUMBER.slice(0, 8), '99/1']) expect(said).not.toContain(value);
    await app.picture('personal-audit');
    await user.page.keyboard.press('Escape');
  });

  it('lets the other user in with their own rights, and nobody else see persons', async () => {
    await keeper.lockAndAsk();
    await keeper.typeAs('สมชาย ผู้ดู', SECOND);
    await keeper.opened();
    await keeper.list('สมาชิกครัวเรือน').click();
    await user.page.getByText('สิทธิ์ของคุณไม่รวมการเห็นข้อมูลส่วนบุคคล').waitFor();
    await expect.poll(() => user.button('เปิดดูทั้งทะเบียน').isDisabled()).toBe(true);
    await keeper.lockAndAsk();
    await keeper.typeAs(/^ไม่อยู่ในรายการ/, recovery);
    await keeper.opened();
  });

  it('says before it locks itself, stays open for whoever goes on, and locks for whoever is gone', async () => {
    await keeper.showPage('ตั้งค่า');
    await user.page.getByRole('textbox', { name: /^ล็อกเองเมื่อ/ }).fill('1');
    await user.button('บันทึก').click();
    await user.page.getByText('บันทึกการตั้งค่าแล้ว').waitFor();
    await user.closeToasts();
    const warning = user.page.getByRole('alertdialog', { name: /^จะล็อกข้อมูลส่วนบุคคลใน/ });
    await expect.poll(() => warning.count()).toBe(0);
    await app.later(HALF_A_MINUTE);
    await warning.waitFor();
    await app.picture('personal-locking-soon');
    // By the keyboard: moving the mouse there is a sign of somebody by itself, and takes the warning away beneath it.
    await warning.getByRole('button', { name: 'ใช้งานต่อ' }).press('Enter');
    await warning.waitFor({ state: 'hidden' });
    await app.later(HALF_A_MINUTE);
    await warning.waitFor();
    await keeper.opened();
    await app.later(HALF_A_MINUTE);
    await keeper.locked();
    await user.page.keyboard.press('Escape');
    await user.page.getByRole('button', { name: 'ข้อมูลส่วนบุคคลถูกล็อก' }).click();
    await keeper.typeAs('มาลี', FIRST);
    await keeper.opened();
  });

  it('erases for good, from the journal and the backups, after a word was typed', async () => {
    await keeper.list('ครัวเรือน').click();
    await user.page.getByRole('gridcell', { name: 'H-0001' }).click();
    await user.button('จัดการข้อมูลส่วนบุคคล').click();
    await user.page.getByRole('menuitem', { name: 'ลบถาวร' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'ลบข้อมูลส่วนบุคคลถาวร' });
    await dialog.getByText('1 ครัวเรือน · 1 สมาชิก').waitFor();
    await keeper.giveReason(dialog, 'เจ้าของข้อมูลขอ', '');
    await user.closeToasts();
    await app.picture('personal-erase');
    await dialog.getByRole('textbox', { name: /^พิมพ์คำว่า/ }).fill('ลบถาวร');
    await dialog.getByRole('button', { name: 'ลบถาวร' }).click();
    await user.page.getByText(/^ลบถาวรแล้ว 1 แถว/).waitFor();
    await keeper.noRows();
    await user.page.getByRole('button', { name: /^เลิกทำ/, disabled: true }).waitFor();
  });

  it('reports a log from which an entry was taken', async () => {
    await user.page.keyboard.press('Control+l');
    await keeper.locked();
    await takeFromLog(app.home, FIRST, 5);
    await user.page.getByRole('button', { name: 'ข้อมูลส่วนบุคคลถูกล็อก' }).click();
    await keeper.type(FIRST);
    await keeper.opened();
    await keeper.showPage('บันทึกการใช้งาน');
    await user.button('ตรวจลายเซ็นต่อเนื่อง').click();
    await user.page.getByText(/^รายการที่ \d+ ไม่ต่อจากรายการก่อนหน้า/).waitFor();
    await user.closeToasts();
    await app.picture('personal-broken-log');
    expect(app.complaints).toEqual([]);
  });
});
