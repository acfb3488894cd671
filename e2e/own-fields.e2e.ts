import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const WELLS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { NAME: 'บ่อวัดใหม่', DEPTH: '๑๒', KIND: 'บาดาล', REMARK: '-' },
    { NAME: 'บ่อโรงเรียน', DEPTH: '8', KIND: 'น้ำตื้น', REMARK: '-' },
    { NAME: 'บ่อหนองแวง', DEPTH: 'ไม่ทราบ', KIND: 'บาดาล', REMARK: 'แห้ง เม.ย.' },
  ].map((properties, i) => ({
    ...{ type: 'Feature', properties },
    geometry: { type: 'Point', coordinates: [103 + i / 50, 14.95] },
  })),
});
const KINDS = [
  ...['ข้อความ', 'ข้อความยาว', 'จำนวนเต็ม', 'จำนวนทศนิยม', 'จำนวนเงิน (บาท)', 'ใช่ / ไม่ใช่'],
  ...['วันที่', 'วันที่และเวลา', 'ปี พ.ศ.', 'โทรศัพท์', 'อีเมล'],
];

describe.skipIf(chromiumPath === null)(`fields of an imported layer${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const dialog = (name: string | RegExp) => user.page.getByRole('dialog', { name });
  const settings = () => dialog(/^ตั้งค่าช่องข้อมูล/);
  const field = (name: string) => settings().getByRole('option', { name, exact: true });
  const heading = (name: string) => user.page.getByRole('columnheader', { name, exact: true });
  const cell = (text: string) => user.page.getByRole('gridcell', { name: text, exact: true });

  const openSettings = async (layer: string): Promise<void> => {
    const line = user.page.getByRole('listitem').filter({ has: user.layer(layer) });
    await line
      .first()
      .getByRole('button', { name: `คำสั่งของ ${layer}` })
      .click();
    await user.page.getByRole('menuitem', { name: 'ตั้งค่าช่องข้อมูล' }).click();
    await settings().waitFor();
  };
  const closeSettings = async (): Promise<void> => {
    await user.page.keyboard.press('Escape');
    await settings().waitFor({ state: 'hidden' });
  };
  /** Undoes until the latest step is one of that name, each once the one before it has been taken back. */
  const undoUntil = async (step: RegExp): Promise<void> => {
    await user.page.locator('canvas').first().focus();
    const label = (): Promise<string | null> =>
      user.page
        .getByRole('banner')
        .getByRole('button', { name: /^เลิกทำ/ })
        .getAttribute('aria-label');
    for (let i = 0; i < 30; i++) {
      const before = (await label()) ?? '';
      if (step.test(before)) return;
      await user.undo();
      await expect.poll(label).not.toBe(before);
    }
    throw new Error(`no step ${step} was met`);
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.drop([{ name: 'บ่อน้ำ.geojson', bytes: Buffer.from(WELLS) }]);
    await user.preview(/^นำเข้า 3 แถว/);
    await user.button(/^นำเข้า 3 แถว/).click();
    await user.layer('บ่อน้ำ').waitFor();
  });
  afterAll(() => app.close());

  it('is relabelled and becomes a number; what is no number is kept beside it', async () => {
    await openSettings('บ่อน้ำ');
    await field('DEPTH').click();
    await settings().getByRole('textbox', { name: 'ชื่อช่อง' }).fill('ความลึก');
    await user.page.keyboard.press('Enter');
    await field('ความลึก').waitFor();
    await user.closeToasts();
    await settings().getByRole('combobox', { name: 'ชนิดข้อมูล' }).click();
    await user.page.getByRole('option', { name: 'จำนวนเต็ม' }).click();
    await settings().getByText('อ่านได้ 2 แถว').waitFor();
    await settings().getByText('อ่านไม่ได้ 1 แถว').waitFor();
    await app.picture('field-imported');
    await settings().getByRole('button', { name: 'เปลี่ยน', exact: true }).click();
    await field('ความลึก (ค่าเดิม)').waitFor();
  });

  it('gets a list made of what stands in it, and another is hidden', async () => {
    await field('KIND').click();
    await settings().getByRole('button', { name: 'สร้างจากค่าที่มี' }).click();
    const list = dialog('รายการใหม่');
    await list.getByRole('textbox', { name: 'คำที่แสดง' }).nth(1).waitFor();
    await list.getByRole('textbox', { name: 'คำที่แสดง' }).first().fill('บ่อบาดาล');
    await list.getByRole('button', { name: 'บันทึกรายการ' }).click();
    await settings().getByRole('button', { name: 'เปลี่ยน', exact: true }).click();
    await settings().getByRole('button', { name: 'แก้รายการ' }).waitFor();
    await field('REMARK').click();
    await settings().getByRole('switch', { name: 'ซ่อนจากตารางและแบบฟอร์ม' }).click();
    await settings()
      .getByRole('option', { name: /REMARK.*ซ่อน/ })
      .waitFor();
    await closeSettings();
    await user.openTable('บ่อน้ำ');
    await heading('ความลึก').waitFor();
    await cell('12').waitFor();
    await cell('ไม่ทราบ').waitFor();
    await expect.poll(() => cell('บ่อบาดาล').count()).toBe(2);
    await expect.poll(() => heading('REMARK').count()).toBe(0);
  });

  it('offers its words by search in the form of a row', async () => {
    await cell('บ่อวัดใหม่').click();
    await user.button(/^แก้ KIND/).click();
    await user.choose(user.page.getByRole('combobox', { name: 'KIND' }), 'น้ำตื้น');
    await user.button(/^แก้ KIND น้ำตื้น/).waitFor();
  });

  it('may be of every kind', async () => {
    await openSettings('บ่อน้ำ');
    for (const kind of KINDS) {
      await settings().getByRole('button', { name: 'เพิ่มช่อง' }).first().click();
      await settings().getByRole('textbox', { name: 'ชื่อช่อง' }).fill(`ใหม่ ${kind}`);
      await settings().getByRole('combobox', { name: 'ชนิดข้อมูล' }).click();
      await user.page.getByRole('option', { name: kind, exact: true }).click();
      await settings().getByRole('button', { name: 'เพิ่มช่อง', exact: true }).last().click();
      await settings()
        .getByRole('option', { name: `ใหม่ ${kind}`, exact: true, selected: true })
        .waitFor();
    }
    await closeSettings();
    await user.closeToasts();
    await user.button('แก้ไข').click();
    const form = user.page.getByRole('form', { name: /^แบบฟอร์ม/ });
    await form.getByRole('textbox', { name: 'ใหม่ ปี พ.ศ.' }).scrollIntoViewIfNeeded();
    await app.picture('own-kinds');
    await user.page.keyboard.press('Escape');
  });

  it('goes back by undo to what the file said', async () => {
    await undoUntil(/^เลิกทำ: นำเข้า/);
    await heading('DEPTH').waitFor();
    for (const text of ['๑๒', '8', 'ไม่ทราบ']) await cell(text).waitFor();
    await heading('REMARK').waitFor();
    await expect.poll(() => cell('บาดาล').count()).toBe(2);
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
