import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const NAME = 'ชื่อภาคี/หน่วยงาน';

describe.skipIf(chromiumPath === null)(`what is typed in one of two windows${chromiumReason}`, () => {
  const app = new App();
  let mine: User;
  let theirs: User;

  const form = (page: Page): Locator => page.getByRole('form', { name: /^แบบฟอร์ม/ });
  const field = (page: Page, name: string): Locator => form(page).getByRole('textbox', { name, exact: true });
  const openPartner = async (user: User): Promise<void> => {
    await user.goTo('ข้อมูล');
    await user.register('ภาคี/หน่วยงาน');
    await user.page.getByRole('gridcell').first().click();
    await user.button('แก้ไข').click();
  };

  beforeAll(async () => {
    mine = new User(await app.start());
    await mine.openSample();
    theirs = new User(await app.another());
    await theirs.mapIdle();
  });
  afterAll(() => app.close());

  it('is told of what the other changed, and saved only once it is chosen', async () => {
    await openPartner(mine);
    await field(mine.page, NAME).fill('ชื่อของฉัน');
    await openPartner(theirs);
    await field(theirs.page, NAME).fill('ชื่อของเขา');
    await theirs.page.keyboard.press('Control+s');
    await theirs.page.getByText('บันทึก ชื่อของเขา แล้ว').waitFor();
    const notice = form(mine.page).getByRole('alert');
    await notice.getByText(/ตอนนี้เป็น «ชื่อของเขา»/).waitFor();
    await notice.getByText(/แก้ช่องที่พิมพ์อยู่เมื่อ/).waitFor();
    await app.picture('form-changed');
    await mine.page.keyboard.press('Control+s');
    await notice.getByRole('button', { name: 'ดูค่าใหม่' }).click();
    await expect.poll(() => field(mine.page, NAME).inputValue()).toBe('ชื่อของเขา');
    await mine.button('เอากลับมา').click();
    await expect.poll(() => field(mine.page, NAME).inputValue()).toBe('ชื่อของฉัน');
    await notice.getByRole('button', { name: 'ใช้ของฉัน' }).click();
    await mine.page.keyboard.press('Control+s');
    await mine.page.getByText('บันทึก ชื่อของฉัน แล้ว').waitFor();
  });

  it('is held back in a cell that the other changed meanwhile, until Enter is pressed again', async () => {
    const cell = (user: User): Locator =>
      user.page.locator('[role=grid] [aria-rowindex="2"] [role=gridcell]').first();
    const stands = await cell(theirs).innerText();
    await cell(mine).dblclick();
    const editor = mine.page.getByRole('grid').getByRole('textbox');
    await editor.fill('ของฉันในช่อง');
    await cell(theirs).dblclick();
    await theirs.page.getByRole('grid').getByRole('textbox').fill('ของเขาในช่อง');
    await theirs.page.keyboard.press('Enter');
    await mine.page.keyboard.press('Enter');
    await mine.page
      .getByText(/มีผู้แก้ช่องนี้เป็น «ของเขาในช่อง» แล้ว/)
      .first()
      .waitFor();
    await expect.poll(() => editor.inputValue()).toBe('ของฉันในช่อง');
    await mine.page.keyboard.press('Enter');
    await cell(theirs).getByText('ของฉันในช่อง').waitFor();
    expect(stands).not.toBe('ของฉันในช่อง');
  });

  it('stays when the program ends, and is a draft in the page of the next launch', async () => {
    await mine.button('แก้ไข').click();
    await field(mine.page, NAME).fill('พิมพ์ค้างไว้');
    const next = await app.relaunch();
    await mine.page.getByText(/โปรแกรมเปิดใหม่แล้ว หน้านี้ใช้ต่อไม่ได้/).waitFor();
    await expect.poll(() => field(mine.page, NAME).inputValue()).toBe('พิมพ์ค้างไว้');
    await app.picture('line-renewed');
    const again = new User(next);
    await again.button('เปิด').click();
    await again.mapIdle();
    await again.button('ร่าง 1').click();
    await again.page.getByRole('menuitem', { name: /ภาคี/ }).click();
    await expect.poll(() => field(again.page, NAME).inputValue()).toBe('พิมพ์ค้างไว้');
  });
});
