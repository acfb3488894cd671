import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`questions made of operations${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const library = () => user.page.getByRole('dialog', { name: 'เลือกคำถาม' });

  const areas = (name: RegExp | string) =>
    user.page.getByRole('region', { name: 'ดูขั้นตอน' }).getByRole('button', { name });

  /** Finds a sentence by words and opens it. */
  const choose = (typed: string, sentence: string): Promise<void> => user.chooseQuestion(sentence, typed);

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.goTo('วิเคราะห์');
  });
  afterAll(() => app.close());

  it('lists what can be asked by what people want to know', async () => {
    await user.button('เปลี่ยนคำถาม').click();
    for (const group of ['คำถามพร้อมใช้', 'มีเท่าไร', 'ไกลแค่ไหน', 'ใครยังไม่มี'])
      await library().getByRole('region', { name: group }).waitFor();
    const opacity = () => library().evaluate((list) => getComputedStyle(list).opacity);
    await expect.poll(opacity).toBe('1');
    await app.picture('questions-library');
    await user.page.keyboard.press('Escape');
    await library().waitFor({ state: 'detached' });
  });

  it('shows where many gather, each kind in the legend and the ranking', async () => {
    await choose('เกาะกลุ่ม', 'พื้นที่ที่มากหรือน้อยเกาะกลุ่ม');
    await user.button('หาคำตอบ').click();
    await user.sentence(/สูงเกาะกลุ่มกัน.*ไม่มีนัยสำคัญ/);
    const legend = user.page.getByText('ไม่มีนัยสำคัญ', { exact: true }).first();
    await legend.waitFor();
    await user.mapIdle();
    await app.picture('questions-hot-spots');
  });

  it('asks on where a count gathers, by the figure that the step before added', async () => {
    await choose('นับ', 'นับ [ชั้นข้อมูล] ในแต่ละ [พื้นที่]');
    await user.button('ถามต่อจากผลนี้').click();
    const more = user.page.getByRole('dialog', { name: 'ถามต่อจากผลนี้' });
    await more.getByRole('textbox').fill('เกาะกลุ่ม');
    await more.getByRole('button', { name: '[ชั้นข้อมูล] ใดมี [ค่า] สูงหรือต่ำเกาะกลุ่มกัน' }).click();
    await areas(/^ค่า/).click();
    await user.page.getByRole('option', { name: 'จำนวน', exact: true }).click();
    await user.button('หาคำตอบ').click();
    await user.page.getByText('คำตอบที่มีแล้ว').locator('..').getByText('2', { exact: true }).waitFor();
    await user.sentence(/สูงเกาะกลุ่มกัน.*ไม่มีนัยสำคัญ/);
  });

  it('writes a condition by the titles of fields, with completion, a check and a try on the first rows', async () => {
    await choose('ใดที่', '[ชั้นข้อมูล] ใดที่ [เงื่อนไข]');
    await areas(/^เงื่อนไข/).click();
    const dialog = user.page.getByRole('dialog', { name: 'เงื่อนไขของป่าชุมชน' });
    const box = dialog.getByRole('textbox', { name: 'เงื่อนไข' });
    const use = dialog.getByRole('button', { name: 'ใช้เงื่อนไขนี้' });
    await dialog.getByRole('region', { name: 'ช่องข้อมูล' }).getByRole('button', { name: 'สมาชิก' }).waitFor();
    await box.pressSequentially('สมาช');
    await user.page.getByRole('option', { name: /^สมาชิก/ }).waitFor();
    await user.page.keyboard.press('Enter');
    await expect.poll(() => box.inputValue()).toBe('สมาชิก');
    await box.pressSequentially(' > > 100');
    await dialog.getByText('«>» อยู่ผิดที่').waitFor();
    expect(await use.isDisabled()).toBe(true);
    await box.fill('สมาชิก > 100');
    await dialog
      .getByRole('region', { name: 'ลองกับแถวแรก ๆ' })
      .getByRole('cell', { name: 'ใช่' })
      .first()
      .waitFor();
    await app.picture('questions-condition');
    await use.click();
    await areas('เงื่อนไข สมาชิก > 100').waitFor();
    await user.button('หาคำตอบ').click();
    await user.sentence(/แห่งที่สมาชิก ?มากกว่า 100/);
  });

  const questions = [
    ['นับ', 'นับ [ชั้นข้อมูล] ในแต่ละ [พื้นที่]', /หมู่บ้าน/],
    ['ยังไมมี', '[พื้นที่] ใดยังไม่มี [ชั้นข้อมูล]', /ตำบล.*ป่าชุมชน/],
    ['ใกลแตละ', '[อีกชั้นข้อมูล] ที่ใกล้แต่ละ [ชั้นข้อมูล] ที่สุด', /หมู่บ้าน|บ้าน/],
    ['ทับกับ กี่ไร่', '[ชั้นข้อมูล] ใดทับกับ [อีกชั้นข้อมูล] กี่ไร่', /ไร่/],
    ['รัศมี หนาแน่น', '[ชั้นข้อมูล] หนาแน่นที่ใด', /./],
    ['ภายใน ใดอยู่', '[ชั้นข้อมูล] ใดอยู่ภายใน [ระยะ] จาก [อีกชั้นข้อมูล]', /1 กม\./],
  ] as const;
  it.each(questions)('answers what is found by “%s”: %s', async (typed, sentence, answer) => {
    const place = user.page.getByRole('region', { name: 'ประโยคสำหรับอ่านในที่ประชุม' });
    const before = (await place.isVisible()) ? await place.innerText() : '';
    await choose(typed, sentence);
    await user.button('หาคำตอบ').click();
    await user.sentence(answer);
    await expect.poll(() => place.innerText(), { timeout: 60_000 }).not.toBe(before);
  });

  it('asks on from the result, with only keys in the list of a blank', async () => {
    await user.button('ถามต่อจากผลนี้').click();
    const more = user.page.getByRole('dialog', { name: 'ถามต่อจากผลนี้' });
    await more.getByRole('textbox').fill('นับ แต่ละ');
    await more.getByRole('button', { name: 'นับ [ชั้นข้อมูล] ในแต่ละ [พื้นที่]' }).click();
    await user.page.getByText('ขั้นที่ 2').first().waitFor();
    await areas(/^พื้นที่ /).focus();
    await user.page.keyboard.press('Enter');
    const search = user.page.getByRole('textbox', { name: 'เลือก พื้นที่' });
    await search.and(user.page.locator(':focus')).waitFor();
    await user.page.keyboard.type('อำเภอ');
    await user.page.getByRole('option', { name: 'ตำบล', exact: true }).waitFor({ state: 'detached' });
    await user.page.keyboard.press('Enter');
    await areas(/^พื้นที่ อำเภอ/).waitFor();
    await user.button('หาคำตอบ').click();
    await user.sentence(/อำเภอ.+1 กม\..+ป่าชุมชน/s);
    await user.mapIdle();
    await app.picture('questions-steps');
  });

  it('keeps it as a recipe, takes a deleted one back, and opens it again', async () => {
    await user.button('บันทึกเป็นสูตร').click();
    const dialog = user.page.getByRole('dialog', { name: 'บันทึกเป็นสูตร' });
    await dialog.getByRole('textbox', { name: 'ชื่อสูตร' }).fill('หมู่บ้านใกล้ป่ารายอำเภอ');
    await dialog.getByRole('button', { name: 'บันทึก' }).click();
    const saved = user.page.getByRole('region', { name: 'สูตรที่บันทึกไว้' });
    const line = saved.getByRole('button', { name: 'หมู่บ้านใกล้ป่ารายอำเภอ', exact: true });
    await line.waitFor();
    await saved.getByRole('button', { name: /^สิ่งที่ทำได้กับสูตร/ }).click();
    await user.page.getByRole('menuitem', { name: 'ลบ' }).click();
    await line.waitFor({ state: 'detached' });
    await user.page.keyboard.press('Control+z');
    await line.waitFor();
    await choose('หนาแน่น', '[ชั้นข้อมูล] หนาแน่นที่ใด');
    await line.click();
    await areas(/^พื้นที่ อำเภอ/).waitFor();
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
