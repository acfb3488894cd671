import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`an answer as a chart, and what it left out${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const chart = () => user.page.getByRole('region', { name: 'แผนภูมิ' });
  const bars = () => chart().getByRole('button');
  const status = (words: RegExp) => user.page.getByText(words).first().waitFor();

  const ask = async (typed: string, sentence: RegExp, answer: RegExp): Promise<void> => {
    await user.chooseQuestion(sentence, typed);
    await user.button('หาคำตอบ').click();
    await user.sentence(answer);
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.goTo('วิเคราะห์');
  });
  afterAll(() => app.close());

  it('shows how the figures lie, and chooses the rows of a bar on the map by click and by keys', async () => {
    await ask('แต่ละ', /^นับในแต่ละพื้นที่/, /ครัวเรือน/);
    await user.page.getByText('แผนภูมิ', { exact: true }).click();
    const seven = chart().getByRole('button', { name: /^70–79 ครัวเรือน: 7 ตำบล/ });
    await seven.click();
    await status(/เลือก 7 รายการ/);
    expect(await seven.getAttribute('aria-pressed')).toBe('true');
    await user.mapIdle();
    await app.picture('chart-distribution');
    await user.page.keyboard.press('ArrowRight');
    await user.page.keyboard.press('Control+Enter');
    await status(/เลือก 12 รายการ/);
    await user.page.keyboard.press('Enter');
    await status(/เลือก 5 รายการ/);
  });

  it('divides the same answer by the area above, the table telling it in figures', async () => {
    await chart().getByRole('combobox', { name: 'แบ่งตาม' }).click();
    await user.page.getByRole('option', { name: 'โซน' }).click();
    await chart().getByText('ดูเป็นตาราง').click();
    const rows = chart().locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(3);
    const figures = (await rows.locator('td').allInnerTexts()).map((text) =>
      Number(text.replaceAll(',', '')),
    );
    expect(figures.reduce((sum, one) => sum + one, 0)).toBe(5000);
  });

  it('tells the ground in each ring by its own sentence', async () => {
    await ask('รอบ', /^เนื้อที่รอบ/, /ป่าชุมชนรอบหมู่บ้าน ภายใน 1 กม\. .+ไร่.+3–5 กม\./s);
    await chart()
      .getByRole('button', { name: /^ภายใน 1 กม\.: [\d,]+ ไร่/ })
      .waitFor();
    expect(await bars().count()).toBe(3);
  });

  it('lists the rows that were left out, each a way to its place', async () => {
    await ask('สมาชิก', /^กองทุนที่สมาชิก/, /ไม่ถึงร้อยละ 10 ของประชากร ยังไม่มีข้อมูล/);
    await user.button('ดูรายการ').click();
    const list = user.page.getByRole('list', { name: 'แถวที่ไม่ได้นับ' });
    await list.getByRole('button').first().click();
    await status(/เลือก 1 รายการ/);
    await user.mapIdle();
    await app.picture('left-out-rows');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
