import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`answers that are looked at again${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const kept = () => user.page.getByRole('region', { name: 'คำตอบที่มีแล้ว' });
  const other = () => user.page.getByText('คำตอบของคำถามอื่น').first();

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.goTo('วิเคราะห์');
  });
  afterAll(() => app.close());

  it('takes a typed distance, says it, and names the few that were found, here and in the list', async () => {
    await user.chooseQuestion(/^พื้นที่ที่ยังไม่มี(?!นัก)/);
    await user.button(/^0 ม\./).click();
    await user.page.keyboard.type('๒.๕ กม');
    await user.page.getByRole('option', { name: '2.5 กม.' }).waitFor();
    await user.page.keyboard.press('Enter');
    await user.button('หาคำตอบ').click();
    await user.sentence(/5 ตำบลที่ยังไม่มี.+ในระยะ 2\.5 กม\. คือ ต\.\S+ ต\.\S+ ต\.\S+ ต\.\S+ และ ต\.\S+$/);
    const list = user.page.getByRole('list', { name: 'ลำดับพื้นที่จากมากไปน้อย' });
    await expect.poll(() => list.getByRole('button').count()).toBe(5);
    await list.getByRole('button', { name: /อ\./ }).first().click();
    await list.getByRole('button', { pressed: true }).waitFor();
  });

  it('keeps the answer in view when it is asked for again', async () => {
    await user.button('หาคำตอบ').click();
    await user.page.getByText('คำตอบเดิมยังใช้ได้').waitFor();
    await user.goTo('แผนที่');
    await user.button(/^ซ่อน ตำบล ?(ใด|ที่)ยังไม่มี/).waitFor();
    await user.goTo('วิเคราะห์');
    await user.sentence(/2\.5 กม\./);
  });

  it('says of an answer to another question that it is one, until that question is open again', async () => {
    await user.chooseQuestion(/^ที่อยู่ไกลเกินระยะ/);
    await other().waitFor();
    await user.button('หาคำตอบ').click();
    await user.sentence(/ห่างจากสภาองค์กรชุมชนเกิน/);
    await other().waitFor({ state: 'detached' });
    await user.mapIdle();
    await app.picture('answers-points');
  });

  it('lists the newest first, and looking at an older one is no change that undo would take back', async () => {
    const lines = kept().getByRole('listitem');
    await expect.poll(() => lines.first().innerText()).toMatch(/^หมู่บ้านที่อยู่ห่าง.+\d\d\.\d\d น\./s);
    await lines.nth(1).getByRole('button').first().click();
    await user.sentence(/2\.5 กม\./);
    await expect
      .poll(() => lines.nth(1).getByRole('button').first().getAttribute('aria-current'))
      .toBe('true');
    await user.page.keyboard.press('Control+z');
    await expect.poll(() => lines.count()).toBe(1);
    await user.sentence(/2\.5 กม\./);
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
