import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`areas change and keep their history${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  const tree = (): Locator => user.page.getByRole('tree', { name: 'ต้นไม้ของพื้นที่' });
  const line = (name: string | RegExp): Locator => user.page.getByRole('treeitem', { name }).first();
  const find = (): Locator => user.page.getByRole('textbox', { name: 'ค้นชื่อหรือรหัสพื้นที่' });
  const box = (name: string): Locator => user.page.getByRole('textbox', { name, exact: true });
  const said = (text: string | RegExp): Promise<void> => user.page.getByText(text).first().waitFor();
  const preview = (): Locator => user.page.getByRole('region', { name: 'ตัวอย่างผล' });

  /** Finds an area in the tree and selects it. */
  const pick = async (text: string, name: RegExp): Promise<void> => {
    await find().fill(text);
    await line(name).click();
  };
  const begin = async (change: string): Promise<void> => {
    await user.button(/^เปลี่ยนแปลงพื้นที่/).click();
    await user.page.getByRole('menuitem', { name: change }).click();
  };
  /** Fills in when and why, waits for what will happen, and does it. */
  const make = async (button: string, day: string, done: RegExp): Promise<void> => {
    await box('มีผลตั้งแต่วันที่').fill(day);
    await box('ที่มาหรือเหตุผล').fill('ประกาศกระทรวงมหาดไทย');
    await preview().waitFor();
    await user.page.locator(`button[type="submit"]:not([disabled])`, { hasText: button }).click();
    await said(done);
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.button('โครงสร้างพื้นที่').click();
    await tree().waitFor();
  });
  afterAll(() => app.close());

  it('walks the tree by keys, jumps to a typed name, finds by name and code', async () => {
    await tree().focus();
    for (const key of ['End', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowDown', 'Enter'])
      await user.page.keyboard.press(key);
    await user.page.getByRole('heading', { name: 'ตำบลเขาปลาเสือ' }).waitFor();
    await user.page.keyboard.type('โซน');
    await user.page.keyboard.press('ArrowLeft');
    await find().fill('980301');
    await said('พบ 12 พื้นที่');
    await find().fill('ต.ดอนฟ้าใส');
    await said('พบ 1 พื้นที่');
  });

  it('splits a sub-district along a line, and shows on the map what will be', async () => {
    await line(/^ต.ดอนฟ้าใส/).click();
    await user.page.getByRole('heading', { name: 'ตำบลดอนฟ้าใส' }).waitFor();
    await user.mapIdle();
    await begin('แยกเป็นหลายพื้นที่');
    await box('ชื่อ 2').fill('ฟ้าใสใต้');
    await user.mapIdle();
    await user.button('วาดเส้นบนแผนที่').click();
    const map = await user.page.locator('.maplibregl-map').first().boundingBox();
    if (map === null) throw new Error('the map is not there');
    const middle = map.y + map.height / 2;
    await user.page.mouse.click(map.x + 5, middle);
    await user.page.mouse.click(map.x + map.width - 5, middle);
    await user.button('จบเส้น').click();
    await box('มีผลตั้งแต่วันที่').fill('1 ต.ค. 67');
    await preview().getByText('แยก ต.ดอนฟ้าใส เป็น 2 ตำบล มีผล 1 ต.ค. 2567').waitFor();
    await preview().getByText('ใช้ตั้งแต่ 1 ต.ค. 2567').waitFor();
    await preview().scrollIntoViewIfNeeded();
    await user.mapIdle();
    await app.picture('areas-split');
    await make('แยกพื้นที่', '1 ต.ค. 67', /^แยก ต.ดอนฟ้าใส แล้ว$/);
    await user.sayName('พี่ดาว');
    await line(/^ต.ฟ้าใสใต้ 980307/).waitFor();
    await user.undo();
    await line(/^ต.ดอนฟ้าใส 980301 11 ม./).waitFor();
    await expect.poll(() => line(/^ต.ฟ้าใสใต้/).count()).toBe(0);
    await user.redo();
    await line(/^ต.ฟ้าใสใต้ 980307/).waitFor();
  });

  it('renames one of them, and its history says what it was', async () => {
    await pick('ต.ฟ้าใสใต้', /^ต.ฟ้าใสใต้/);
    await begin('เปลี่ยนชื่อ');
    await box('ชื่อ').fill('ฟ้าใสทักษิณ');
    await make('เปลี่ยนชื่อ', '1/1/2568', /^เปลี่ยนชื่อเป็น ฟ้าใสทักษิณ แล้ว$/);
    await user.page.getByRole('tab', { name: 'ประวัติ' }).click();
    const history = user.page.getByRole('region', { name: 'ความเป็นมาของพื้นที่' });
    await history.getByText('1 ม.ค. 2568').waitFor();
    await history.getByRole('button', { name: 'ต.ดอนฟ้าใส' }).first().waitFor();
    await user.closeToasts();
    await user.mapIdle();
    await app.picture('areas-history');
  });

  it('merges them again; the one that ended stays, with its last day', async () => {
    await pick('ต.ดอนฟ้าใส', /^ต.ดอนฟ้าใส/);
    await begin('รวมกับพื้นที่อื่น');
    const more = user.page.getByRole('combobox', { name: 'เลือกอีกอย่างน้อยหนึ่งพื้นที่' });
    await user.choose(more, 'ฟ้าใสทักษิณ 980307');
    await box('มีผลตั้งแต่วันที่').fill('1 ต.ค. 2568');
    await preview().getByText('ใช้ถึง 30 ก.ย. 2568').waitFor();
    await preview().scrollIntoViewIfNeeded();
    await make('รวมพื้นที่', '1 ต.ค. 2568', /^รวมเป็น ดอนฟ้าใส แล้ว$/);
    await line(/^ต.ดอนฟ้าใส 980301 11 ม./).waitFor();
    await user.page.getByRole('checkbox', { name: 'แสดงที่เลิกใช้' }).check();
    await line('ต.ฟ้าใสทักษิณ 980307 ใช้ถึง 30 ก.ย. 2568').waitFor();
    await user.page.getByRole('checkbox', { name: 'แสดงที่เลิกใช้' }).uncheck();
  });

  it('moves a village to another sub-district under a free code', async () => {
    await pick('98030102', /98030102/);
    await begin('เปลี่ยนรหัสหรือย้าย');
    await user.choose(user.page.getByRole('combobox', { name: 'ย้ายไปอยู่' }), 'นาบัวหลวง · อ.ดอนฟ้าใส');
    await make('เปลี่ยนรหัส', '1 ต.ค. 2568', /^เปลี่ยนรหัส .* แล้ว$/);
    await user.undo();
    await pick('98030102', /98030102/);
  });

  it('says what hangs on an area that is to be deleted, and retires it instead', async () => {
    await user.button('อื่น ๆ').click();
    await user.page.getByRole('menuitem', { name: 'ลบ', exact: true }).click();
    const dialog = user.page.getByRole('dialog', { name: /^ลบ / });
    await dialog.getByText('มีข้อมูลโยงถึงสิ่งที่จะลบ').waitFor();
    await app.picture('areas-delete');
    await dialog.getByRole('button', { name: 'เลิกใช้แทนการลบ' }).click();
    await make('เลิกใช้', '1 ต.ค. 2568', /^เลิกใช้ .* แล้ว$/);
    await find().fill('98030102');
    await said('ไม่พบพื้นที่ชื่อนี้');
    // In a text field the keys of undoing are the field's own.
    await tree().focus();
    await user.undo();
    await said('พบ 1 พื้นที่');
  });

  it('puts the office’s own dated list of codes in the place of the bundled one', async () => {
    await user.button('งานอื่นของพื้นที่').click();
    await user.page.getByRole('menuitem', { name: 'บัญชีรหัสทางการ' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'บัญชีรหัสพื้นที่ทางการ' });
    const rows = ['รหัส,ชื่อ', '81,กระบี่', '8101,เมืองกระบี่', '810101,ปากน้ำใหม่', '810199,ทดสอบ'];
    const chooser = user.page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: 'เลือกไฟล์บัญชีรหัส' }).click();
    const buffer = Buffer.from(`${rows.join('\n')}\n`);
    await (await chooser).setFiles([{ name: 'รหัสใหม่.csv', mimeType: 'text/csv', buffer }]);
    await dialog.getByText(/อ่านได้ 4 รหัส/).waitFor();
    await app.picture('areas-codes');
    await dialog.getByRole('textbox', { name: 'ชื่อบัญชี' }).fill('กรมการปกครอง ต.ค. 2569');
    await dialog.getByRole('textbox', { name: 'บัญชี ณ วันที่' }).fill('1 ต.ค. 2569');
    await dialog.getByRole('button', { name: 'ใช้บัญชีนี้แทน' }).click();
    await said('ใช้บัญชีรหัส กรมการปกครอง ต.ค. 2569 แล้ว');
    await user.button('งานอื่นของพื้นที่').click();
    await user.page.getByRole('menuitem', { name: 'บัญชีรหัสทางการ' }).click();
    await dialog.getByRole('region', { name: 'ใช้อยู่' }).getByText('ณ 1 ต.ค. 2569').waitFor();
    await user.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('takes in figures that are pasted by area, with unit, source and day', async () => {
    await user.button('งานอื่นของพื้นที่').click();
    await user.page.getByRole('menuitem', { name: 'นำสถิติรายพื้นที่เข้า' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'นำสถิติรายพื้นที่เข้า' });
    const table = [
      ['ตำบล', 'ประชากร', 'พื้นที่นา (ไร่)'],
      ['ดอนฟ้าใส', '5,412', '1,733'],
      ['นาบัวหลวง', '๔,๑๐๐', '-'],
      ['เขาพอกงา', '3,020', '910'],
    ];
    await dialog
      .getByRole('textbox', { name: /^คัดลอกตาราง/ })
      .fill(table.map((cells) => cells.join('\t')).join('\n'));
    await dialog.getByText('3 แถว จับคู่พื้นที่ได้ 2').waitFor();
    await expect
      .poll(() => dialog.getByRole('textbox', { name: 'หน่วยของ พื้นที่นา (ไร่)' }).inputValue())
      .toBe('ไร่');
    await dialog.getByRole('textbox', { name: 'ที่มา' }).fill('ที่ทำการปกครองอำเภอ');
    await dialog.getByRole('textbox', { name: 'ข้อมูล ณ วันที่' }).fill('31 ธ.ค. 2567');
    await dialog.getByRole('textbox', { name: 'ปี พ.ศ.' }).fill('2567');
    // A misspelt name is suggested with its reason, never guessed.
    await dialog.getByRole('button', { name: /^ใช้ เขาพอกงาม/ }).click();
    await dialog.getByText('3 แถว จับคู่พื้นที่ได้ 3').waitFor();
    const save = dialog.getByRole('button', { name: 'บันทึก 5 ค่า' });
    await save.scrollIntoViewIfNeeded();
    await app.picture('areas-figures');
    await save.click();
    await said('บันทึกสถิติ 5 ค่าแล้ว');
    await pick('ต.ดอนฟ้าใส', /^ต.ดอนฟ้าใส/);
    await user.page.getByRole('tab', { name: 'ข้อมูล', exact: true }).click();
    const figures = user.page.getByRole('region', { name: 'สถิติของพื้นที่' });
    await figures.getByText('1,733').waitFor();
    await figures.getByText('ที่ทำการปกครองอำเภอ · 31 ธ.ค. 2567').first().waitFor();
    await figures.scrollIntoViewIfNeeded();
  });

  it('ties a council area to sub-districts and villages, and follows them', async () => {
    await user.page.getByRole('radiogroup', { name: 'จัดตาม' }).getByText('พื้นที่สภาฯ').click();
    await pick('เขาปลาเสือ', /^เทศบาลตำบลเขาปลาเสือ/);
    await begin('ตำบลและหมู่บ้านของสภาฯ');
    await user.page.getByText('ตำบลและหมู่บ้าน', { exact: true }).click();
    await user.choose(user.page.getByRole('combobox', { name: 'เพิ่มตำบล' }), 'เขาหว้าใหญ่ · อ.เขาปลาเสือ');
    await user.mapIdle();
    await app.picture('areas-council');
    await user.button('บันทึก').click();
    await said(/^บันทึกพื้นที่สภาฯ .* แล้ว$/);
  });

  it('stands under the zones of each scheme, and under none', async () => {
    const close = (panel: RegExp): Promise<void> =>
      user.page.getByRole('region', { name: panel }).getByRole('button', { name: 'ปิด' }).first().click();
    await close(/^พื้นที่สภาฯ เทศบาล/);
    await user.page.getByRole('radiogroup', { name: 'จัดตาม' }).getByText('เขตปกครอง').click();
    await find().fill('');
    await close(/^โครงสร้างพื้นที่$/);
    await user.button('จัดโซน').click();
    await user.button('จัดการชุดการแบ่งโซน').click();
    await user.page.getByRole('menuitem', { name: 'เพิ่มชุดการแบ่งโซน' }).click();
    await box('ชื่อชุด').fill('โซนทำงาน ปี 2570');
    await user.page.keyboard.press('Enter');
    await user.button(/เพิ่มโซน/).click();
    await box('ชื่อโซน').fill('ลุ่มน้ำเหนือ');
    await user.page.getByRole('checkbox').nth(0).check({ force: true });
    await user.button('บันทึกโซน').click();
    await user.button('บันทึกโซน').waitFor({ state: 'detached' });
    await close(/โซน/);
    await user.button('โครงสร้างพื้นที่').click();
    const scheme = user.page.getByRole('combobox', { name: 'ชุดการแบ่งโซน' });
    const choose = async (name: string): Promise<void> => {
      await scheme.click();
      await user.page.getByRole('option', { name }).click();
    };
    await choose('โซนทำงาน ปี 2570');
    await line(/^ลุ่มน้ำเหนือ .*1 อ./).waitFor();
    await choose('ไม่แบ่งโซน');
    await line(/^อ.เขาปลาเสือ/).waitFor();
    await choose('โซนพื้นที่ (ชุดปี 2567)');
    await line(/^โซนต้นน้ำเชิงเขา/).waitFor();
  });

  it('has complained of nothing', () => expect(app.complaints).toEqual([]));
});
