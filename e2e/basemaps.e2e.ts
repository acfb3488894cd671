import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { aerialPhoto, aerialWorld, TileServer, writeVectorMap } from './drivers/made-basemaps.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`basemaps, offline and online${chromiumReason}`, () => {
  const app = new App();
  const server = new TileServer();
  let user: User;
  let origin = '';

  const foot = () => user.button(/^แผนที่ฐาน: /);
  const chooser = () =>
    user.page
      .getByRole('dialog')
      .filter({ has: user.page.getByRole('heading', { name: 'แผนที่ฐาน', exact: true }) });
  const open = async (): Promise<void> => {
    if ((await chooser().count()) === 0) await foot().click();
    await chooser().waitFor();
  };
  const shut = async (): Promise<void> => {
    await user.page.keyboard.press('Escape');
    await chooser().waitFor({ state: 'detached' });
  };
  const show = async (title: string): Promise<void> => {
    await open();
    await chooser()
      .getByRole('radio', { name: new RegExp(`^${title}`) })
      .click({ force: true });
    await user.button(new RegExp(`^แผนที่ฐาน: ${title}`)).waitFor();
    await shut();
    await settled();
  };
  const settled = async (): Promise<void> => {
    await user.page.waitForTimeout(700);
    await user.mapIdle();
  };
  /** The colour in the middle of a box of the map, as the user sees it. */
  const colourAt = async (x: number, y: number): Promise<number[]> => {
    const shot = await user.page.screenshot({ clip: { x, y, width: 12, height: 12 } });
    const { default: sharp } = await import('sharp');
    const { channels } = await sharp(shot).stats();
    return channels.slice(0, 3).map(({ mean }) => Math.round(mean));
  };
  const menuOf = async (title: string, command: string): Promise<void> => {
    await open();
    await chooser()
      .getByRole('button', { name: `คำสั่งของ ${title}` })
      .click();
    await user.page.getByRole('menuitem', { name: command }).click();
  };

  beforeAll(async () => {
    origin = await server.start();
    user = new User(await app.start());
    await user.openSample();
    for (const title of ['ป่าชุมชน', 'พื้นที่เรียนรู้', 'สภาองค์กรชุมชน', 'หมู่บ้าน/ชุมชน', 'โครงการที่อยู่อาศัย'])
      await user.layer(title).first().click();
    await user.button('ไว้ทีหลัง').click();
  });
  afterAll(async () => {
    await app.close();
    await server.stop();
  });

  it('teaches what can be dropped while there is no basemap yet', async () => {
    await open();
    await chooser()
      .getByText(/^ลากภาพถ่ายทางอากาศ/)
      .waitFor();
    await expect.poll(() => chooser().getByRole('radio', { name: 'แนวเขตในเครื่อง' }).isChecked()).toBe(true);
    await shut();
  });

  it('asks for the coordinate system of a dropped picture, and lays it under the data', async () => {
    await user.drop([
      { name: 'ภาพถ่าย 2566.jpg', bytes: await aerialPhoto() },
      { name: 'ภาพถ่าย 2566.jgw', bytes: aerialWorld() },
    ]);
    const dialog = user.page.getByRole('dialog', { name: 'เพิ่มแผนที่ฐานจากไฟล์' });
    await dialog.getByText('1,600 × 1,500').waitFor();
    await expect
      .poll(() => dialog.getByRole('combobox', { name: 'ระบบพิกัด' }).inputValue())
      .toBe('WGS 84 / UTM 48N · ตกในพื้นที่ของงาน');
    await dialog.getByRole('textbox', { name: /^ที่มา/ }).fill('กรมแผนที่ทหาร 2566');
    await app.picture('basemap-file');
    await dialog.getByRole('button', { name: 'เพิ่ม', exact: true }).click();
    await user.button('แผนที่ฐาน: ภาพถ่าย 2566').waitFor();
    await user.page.getByText('เพิ่มแผนที่ฐาน ภาพถ่าย 2566 แล้ว').waitFor();
    await settled();
    await user.closeToasts();
    await user.page.getByText('กรมแผนที่ทหาร 2566').waitFor();
  });

  it('fades it and takes its colours out, and keeps that', async () => {
    await open();
    await chooser().locator('label').filter({ hasText: 'สีเทา' }).click();
    await settled();
    await app.picture('basemap-chooser');
    const strength = chooser().getByRole('slider', { name: 'ความเข้ม' });
    await strength.focus();
    for (let i = 0; i < 10; i++) await user.page.keyboard.press('ArrowLeft');
    await expect.poll(() => strength.getAttribute('aria-valuenow')).toBe('50');
    await shut();
    await settled();
    const [r = 0, g = 0, b = 0] = await colourAt(420, 420);
    expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(30);
  });

  it('prints it under the layers, with its source', async () => {
    await user.page.getByRole('banner').getByRole('button').first().click();
    await user.page.getByRole('menuitem', { name: 'พิมพ์แผนที่' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'พิมพ์แผนที่' });
    const box = dialog.getByRole('checkbox', { name: 'พิมพ์แผนที่ฐาน ภาพถ่าย 2566' });
    await box.waitFor();
    await expect.poll(() => box.isChecked()).toBe(true);
    await dialog.getByRole('textbox', { name: 'ชื่อแผนที่' }).fill('แผนที่บนภาพถ่าย');
    await dialog.getByRole('button', { name: 'ทำแผ่นแผนที่' }).click();
    await dialog.getByRole('button', { name: 'บันทึกไฟล์' }).waitFor({ timeout: 120_000 });
    const sheet = await user.download(
      () => dialog.getByRole('button', { name: 'บันทึกไฟล์' }).click(),
      app.home,
    );
    // The photo makes up nearly all of the sheet's bytes.
    expect(statSync(sheet.path).size).toBeGreaterThan(200_000);
    await user.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('takes it off the list and brings it back', async () => {
    await menuOf('ภาพถ่าย 2566', 'เอาออกจากรายการ');
    await user.button('แผนที่ฐาน: แนวเขตในเครื่อง').waitFor();
    await user.button('เลิกทำ').click();
    await user.button('แผนที่ฐาน: ภาพถ่าย 2566').waitFor();
    await user.page.keyboard.press('Escape');
  });

  it('dresses vector tiles quietly, in light and in the dark', async () => {
    const path = join(app.home, 'map.pmtiles');
    writeVectorMap(path);
    await user.drop([{ name: 'map.pmtiles', bytes: readFileSync(path) }]);
    const dialog = user.page.getByRole('dialog', { name: 'เพิ่มแผนที่ฐานจากไฟล์' });
    await dialog.getByText(/แผนที่เวกเตอร์ ซูม 6–10/).waitFor();
    await dialog.getByRole('button', { name: 'เพิ่ม', exact: true }).click();
    await user.button('แผนที่ฐาน: แผนที่เวกเตอร์ทดลอง').waitFor();
    await settled();
    await user.closeToasts();
    await app.picture('basemap-vector');
  });

  it('is dimmed in the dark, and stands behind the data on the wall', async () => {
    await show('ภาพถ่าย 2566');
    await user.page.emulateMedia({ colorScheme: 'dark' });
    await settled();
    await user.page.emulateMedia({ colorScheme: 'light' });
    await user.page.keyboard.press('F5');
    await user.wallIdle();
    await app.picture('basemap-wall');
    await user.page.keyboard.press('Escape');
    await user.page.getByRole('dialog', { name: 'จอประชุม' }).waitFor({ state: 'detached' });
  });

  it('refuses what is no map in words', async () => {
    await user.drop([{ name: 'เสีย.pmtiles', bytes: Buffer.from('x'.repeat(400)) }]);
    const dialog = user.page.getByRole('dialog', { name: 'เพิ่มแผนที่ฐานจากไฟล์' });
    await dialog.getByText(/อ่านแผนที่ฐาน «เสีย.pmtiles» ไม่ได้/).waitFor();
    await dialog.getByRole('button', { name: 'ปิด' }).last().click();
  });

  it('asks an address that the user typed, and says quietly when it falls silent', async () => {
    expect(server.asked).toEqual([]);
    await open();
    await chooser().getByRole('button', { name: 'เพิ่มแผนที่ฐาน' }).click();
    await user.page.getByRole('menuitem', { name: 'จากที่อยู่ออนไลน์' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'เพิ่มแผนที่ฐานออนไลน์' });
    await dialog.getByRole('textbox', { name: 'ที่อยู่' }).fill(`${origin}/{z}/{x}/{y}.png?key=ลับ`);
    await dialog.getByRole('button', { name: 'ดูชั้นข้อมูลของบริการ' }).click();
    await dialog.getByRole('textbox', { name: 'ชื่อ', exact: true }).fill('แผนที่ออนไลน์');
    await dialog.getByRole('button', { name: 'เพิ่ม', exact: true }).click();
    await user.button('แผนที่ฐาน: แผนที่ออนไลน์').waitFor();
    await settled();
    expect(server.asked.length).toBeGreaterThan(0);
    server.silent = true;
    await user.button('ขยาย').click();
    await user.page.getByText('แผนที่ฐานออนไลน์ไม่ตอบ').waitFor({ timeout: 60_000 });
    await settled();
    await app.picture('basemap-offline');
    server.silent = false;
    await user.page.getByRole('main').getByRole('button', { name: 'ลองใหม่' }).click();
    await user.page.getByText('แผนที่ฐานออนไลน์ไม่ตอบ').waitFor({ state: 'detached' });
  });

  it('keeps addresses and their keys in the one list of this PC', async () => {
    expect(decodeURIComponent(server.asked[0] ?? '')).toContain('key=ลับ');
    const list = join(app.home, 'settings', 'basemaps.json');
    if (process.platform !== 'win32') expect(statSync(list).mode & 0o077).toBe(0);
    const keys = ['key=ลับ', `key=${encodeURIComponent('ลับ')}`].map((key) => Buffer.from(key));
    const holding = readdirSync(app.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => keys.some((key) => readFileSync(path).includes(key)));
    expect(holding).toEqual([list]);
  });

  it('shows nothing at all, or the outlines again, when that is wanted', async () => {
    await show('ไม่มีแผนที่ฐาน');
    await show('แนวเขตในเครื่อง');
    expect(app.complaints).toEqual([]);
  });
});
