import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(
  `priorities: areas weighed by several indicators in the meeting${chromiumReason}`,
  () => {
    const app = new App();
    let user: User;
    const panel = () => user.page.getByRole('region', { name: 'จัดลำดับความสำคัญ', exact: true });
    const ranking = () => user.page.getByRole('list', { name: 'ลำดับพื้นที่จากเร่งด่วนมากไปน้อย' });
    const slider = (title: string) => panel().getByRole('slider', { name: title });
    const add = async (title: string): Promise<void> => {
      const list = panel().getByRole('region', { name: 'เพิ่มตัวชี้วัด' });
      if (!(await list.isVisible()))
        await panel().getByRole('button', { name: 'เพิ่มตัวชี้วัด', exact: true }).click();
      await list.getByRole('textbox', { name: 'ค้นหาตัวชี้วัด' }).fill(title);
      await list.getByRole('button', { name: title }).first().click();
    };
    const choose = (name: string): Promise<void> =>
      user.page
        .locator('label')
        .filter({ hasText: new RegExp(`^${name}$`) })
        .click();
    /** The ranking in sight. */
    const order = async (): Promise<string> => (await ranking().innerText()).replaceAll(/\s+/g, ' ');

    beforeAll(async () => {
      user = new User(await app.start());
      await user.openSample();
      await user.goTo('วิเคราะห์');
      await choose('จัดลำดับความสำคัญ');
    });
    afterAll(() => app.close());

    it('teaches while nothing is chosen, and lists what areas can be weighed by', async () => {
      await panel().getByText('พื้นที่ไหนควรเริ่มก่อน').waitFor();
      for (const title of [/^ประชากร/, /^จำนวนกองทุนสวัสดิการชุมชน/, /^ครัวเรือนในทะเบียน/])
        await panel().getByRole('button', { name: title }).waitFor();
    });

    it('ranks sub-districts as soon as indicators are chosen', async () => {
      for (const title of ['ครัวเรือน', 'พื้นที่เกษตร', 'จำนวนกองทุนสวัสดิการชุมชน', 'ผู้เปราะบาง']) await add(title);
      await panel().getByRole('button', { name: 'ปิด', exact: true }).click();
      await user.sentence(/^จาก 55 ตำบล จัดลำดับได้ \d+ ตำบล ที่ควรเริ่มก่อนคือ/);
      await expect.poll(() => ranking().getByRole('listitem').count()).toBeGreaterThan(5);
    });

    it('says of each indicator which end is urgent, few for services, and turns it round by a press', async () => {
      const funds = panel().getByRole('button', { name: /^น้อยคือเร่งด่วน .*จำนวนกองทุน/ });
      await funds.waitFor();
      await user.sentence(/น้อยคือเร่งด่วน ได้แก่ จำนวนกองทุนสวัสดิการชุมชน/);
      const before = await order();
      await funds.click();
      await expect.poll(order).not.toBe(before);
      await panel().getByRole('button', { name: 'ย้อนการปรับ' }).click();
      await expect.poll(order).toBe(before);
    });

    it('sets places that lack a figure apart below a rule, and tells which figure', async () => {
      await user.sentence(/ยังไม่จัดลำดับ \d+ ตำบล เพราะขาดตัวเลข/);
      const list = ranking().locator('xpath=..');
      await list.evaluate((box) => box.scrollTo(0, box.scrollHeight * 0.66));
      await expect.poll(() => ranking().innerText()).toContain('ขาดข้อมูล แยกไว้ ไม่จัดลำดับ');
      await expect.poll(() => ranking().innerText()).toMatch(/ขาด (จำนวนกองทุน|ผู้เปราะบาง|ครัวเรือน)/);
      await app.picture('scoring-apart');
      await list.evaluate((box) => box.scrollTo(0, 0));
      await expect.poll(order).toMatch(/^1 /);
    });

    it('bears the first ranks on the map', async () => {
      await expect.poll(() => user.page.locator('.map-rank').count()).toBeGreaterThan(5);
    });

    it('ranks anew while a slider is moved by the keyboard, and steps back', async () => {
      const before = await order();
      const thumb = slider('น้ำหนักของ พื้นที่เกษตร (ไร่)');
      await thumb.focus();
      await user.page.keyboard.press('End');
      await expect.poll(() => thumb.getAttribute('aria-valuenow')).toBe('100');
      await expect.poll(order).not.toBe(before);
      await user.page.keyboard.press('Home');
      await panel().getByRole('button', { name: 'ย้อนการปรับ' }).click();
      await expect.poll(order).toBe(before);
    });

    it('says why a place stands where it does', async () => {
      await ranking().getByRole('button').first().click();
      const why = user.page.getByRole('table', { name: /^ทำไม .+ จึงได้ \d+ คะแนน$/ });
      await why.waitFor();
      await expect.poll(() => why.getByRole('row').count()).toBe(4);
      const said = await why.getAttribute('aria-label');
      const points = await why.locator('td:last-child').allInnerTexts();
      const sum = points.reduce((total, text) => total + (Number(text) || 0), 0);
      // Each is rounded by itself.
      expect(Math.abs(sum - Number(/ (\d+) คะแนน/.exec(said ?? '')?.[1]))).toBeLessThanOrEqual(2);
      await user.mapIdle();
      await user.page.getByRole('region', { name: 'อันดับมั่นคงแค่ไหน' }).locator('li').first().waitFor();
      await app.picture('scoring');
    });

    it('leaves an area out with its reason, and says so', async () => {
      await panel().getByText('วิธีคิดและพื้นที่ที่ไม่นำมาจัด').click();
      const first = await ranking().locator('b').first().innerText();
      await panel().getByRole('button', { name: 'เว้นพื้นที่' }).click();
      await panel().getByRole('combobox', { name: 'พื้นที่', exact: true }).fill(first);
      await user.page.getByRole('option', { name: first }).first().click();
      await panel().getByRole('textbox', { name: 'เหตุผล' }).fill('มีโครงการแล้ว');
      await panel().getByRole('button', { name: 'เว้น', exact: true }).click();
      await user.sentence(/ไม่นำมาจัดลำดับ 1 ตำบล/);
      await expect.poll(() => ranking().locator('b').first().innerText()).not.toBe(first);
    });

    it('sets two options side by side', async () => {
      await panel().getByRole('button', { name: 'เทียบ 2 ทางเลือก' }).click();
      await slider('น้ำหนักของ พื้นที่เกษตร (ไร่)').focus();
      await user.page.keyboard.press('End');
      await choose('ต่างกัน');
      const changes = user.page.getByRole('list', { name: 'อันดับที่เปลี่ยน' });
      await changes.getByRole('listitem').first().waitFor();
      await expect.poll(() => changes.innerText()).toMatch(/(ขึ้น|ลง) \d+/);
      await user.sentence(/^ถ้าใช้ทางเลือก ข แทน ก อันดับเปลี่ยน \d+ จาก/);
      await user.page.getByText('อันดับเมื่อใช้ทางเลือก ข แทน ก').waitFor();
      await user.mapIdle();
      await app.picture('scoring-options');
      await panel().getByRole('button', { name: 'เลิกเทียบ' }).click();
    });

    it('weighs by comparing pairs, and names the pair that contradicts the others', async () => {
      await choose('เทียบทีละคู่');
      await panel()
        .getByText(/^ความสอดคล้อง 0\.00/)
        .waitFor();
      const pairs = panel().getByRole('slider', { name: / เทียบกับ / });
      for (const [at, key] of [
        [0, 'Home'],
        [3, 'Home'],
        [1, 'End'],
      ] as const) {
        await pairs.nth(at).focus();
        await user.page.keyboard.press(key);
      }
      await panel()
        .getByText(/เกิน 0\.1 คำตอบขัดกันเอง/)
        .waitFor();
      await app.picture('scoring-pairs');
      await choose('เลื่อนน้ำหนัก');
    });

    it('keeps the way of ranking under a name, and opens it again', async () => {
      await panel().getByRole('button', { name: 'บันทึกวิธี' }).click();
      const dialog = user.page.getByRole('dialog', { name: 'บันทึกวิธีจัดลำดับ' });
      await dialog.getByRole('textbox', { name: 'ชื่อ' }).fill('เริ่มก่อนปี 2570');
      await dialog.getByRole('button', { name: 'บันทึกวิธี' }).click();
      await dialog.waitFor({ state: 'detached' });
      await panel().getByRole('button', { name: 'วิธีที่บันทึกไว้' }).click();
      await user.page.getByRole('menuitem', { name: 'เริ่มใหม่' }).click();
      await panel().getByText('พื้นที่ไหนควรเริ่มก่อน').waitFor();
      await panel().getByRole('button', { name: 'วิธีที่บันทึกไว้' }).click();
      await user.page.getByRole('menuitem', { name: 'เริ่มก่อนปี 2570', exact: true }).click();
      await user.sentence(/^จาก 55 ตำบล/);
    });

    it('keeps the ranking as a layer, on the wall too, and undo takes it away', async () => {
      await user.button('เก็บเป็นชั้นข้อมูล').click();
      const dialog = user.page.getByRole('dialog', { name: 'เก็บลำดับเป็นชั้นข้อมูล' });
      await dialog.getByRole('button', { name: 'เก็บเป็นชั้นข้อมูล' }).click();
      await dialog.waitFor({ state: 'detached' });
      await choose('ถามคำถาม');
      const earlier = user.page.getByRole('button', { name: /^เริ่มก่อนปี 2570/ }).first();
      await earlier.click();
      await user.sentence(/^จาก 55 ตำบล จัดลำดับได้/);
      await user.undo();
      await earlier.waitFor({ state: 'detached' });
      await choose('จัดลำดับความสำคัญ');
      await user.button('ขึ้นจอ').click();
      const wall = user.page.getByRole('dialog', { name: 'จอประชุม' });
      await wall.waitFor();
      await user.wallIdle();
      await user.page.keyboard.press('Escape');
      await wall.waitFor({ state: 'detached' });
    });

    it('left nothing in the console', () => expect(app.complaints).toEqual([]));
  },
);
