import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

/** A drawn forest: what a photo in a picture of the desk may show without being anyone's. */
const drawn = (sky: string, hills: string, trees: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800">
    <rect width="1200" height="800" fill="${sky}"/><circle cx="930" cy="170" r="70" fill="#ffe9a8"/>
    <path d="M0 470 240 300 470 450 700 260 960 430 1200 310V800H0z" fill="${hills}"/>
    ${Array.from({ length: 26 }, (_, i) => {
      const [x, y] = [20 + ((i * 157) % 1160), 520 + ((i * 71) % 230)];
      return `<path d="M${x} ${y} ${x - 42} ${y + 110}h84z" fill="${trees}"/><path d="M${x - 6} ${y + 108}h12v26h-12z" fill="#5b4330"/>`;
    }).join('')}
  </svg>`);

const minutes = (value: number): string =>
  `${Math.trunc(value)}/1 ${Math.round((value % 1) * 60_000)}/1000 0/1`;

const photo = (art: Buffer, place: { lon: number; lat: number } | null): Promise<Buffer> =>
  sharp(art)
    .withExif({
      IFD0: { Make: 'PhoneMaker' },
      IFD2: { DateTimeOriginal: '2026:01:31 09:15:00', OffsetTimeOriginal: '+07:00' },
      ...(place === null
        ? {}
        : {
            IFD3: {
              ...{ GPSLatitudeRef: 'N', GPSLatitude: minutes(place.lat) },
              ...{ GPSLongitudeRef: 'E', GPSLongitude: minutes(place.lon) },
            },
          }),
    })
    .jpeg({ quality: 85 })
    .toBuffer();

describe.skipIf(chromiumPath === null)(`documents and photos of a row${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const inspector = () => user.page.getByRole('region', { name: 'รายละเอียดที่เลือก' });
  const tab = () => user.page.getByRole('region', { name: 'เอกสาร' });
  const viewer = () => user.page.getByRole('dialog', { name: 'ดูเอกสาร' });

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.openTable('โครงการที่อยู่อาศัย');
    await user.page.getByRole('grid').getByRole('row').nth(2).click();
    await inspector().getByRole('tab', { name: 'เอกสาร' }).click();
    await tab().getByText('ยังไม่มีเอกสาร').waitFor();
  });
  afterAll(() => app.close());

  it('are attached by dropping them on the row; a photo shows itself, a hostile file only its name', async () => {
    const place = { lon: 103.02, lat: 14.93 };
    await user.dropOn(tab(), [
      { name: 'แปลงก่อสร้าง.jpg', bytes: await photo(drawn('#bfe0f2', '#7fa98a', '#3d7a4c'), place) },
      { name: 'แนวเขตด้านเหนือ.jpg', bytes: await photo(drawn('#f3d9b5', '#b28a62', '#6c7d3a'), null) },
      { name: 'มติที่ประชุม.pdf', bytes: Buffer.from('%PDF-1.7 มติ') },
      { name: 'ภาพ.jpg', bytes: Buffer.from('<html><script>document.title = "hacked"</script></html>') },
    ]);
    await user.page.getByText('แนบ 4 ไฟล์แล้ว').waitFor();
    await tab().getByRole('button', { name: 'ดู แปลงก่อสร้าง' }).locator('img').waitFor();
    await tab().getByRole('button', { name: 'ดู แนวเขตด้านเหนือ' }).locator('img').waitFor();
    await expect
      .poll(() => tab().getByRole('button', { name: 'ดู ภาพ', exact: true }).locator('img').count())
      .toBe(0);
    expect(await user.page.title()).not.toContain('hacked');
    await user.page.getByRole('button', { name: 'ไว้ทีหลัง' }).click();
    await user.closeToasts();
    await app.picture('documents');
  });

  it('are looked at one after another by the keyboard, with where a photo was taken', async () => {
    await tab().getByRole('button', { name: 'ดู แปลงก่อสร้าง' }).click();
    await viewer().locator('img').waitFor();
    await viewer().getByText('ภาพนี้ถ่ายที่').waitFor();
    await app.picture('document-viewer');
    const first = await viewer().getByRole('heading').innerText();
    await user.page.keyboard.press('ArrowLeft');
    await user.page.keyboard.press('ArrowRight');
    await expect.poll(() => viewer().getByRole('heading').innerText()).not.toBe('');
    await user.page.keyboard.press('+');
    await viewer().getByRole('button', { name: 'พอดีจอ' }).waitFor();
    await user.page.keyboard.press('Escape');
    await viewer().waitFor({ state: 'hidden' });
    expect(first).not.toBe('');
    await expect.poll(() => inspector().isVisible()).toBe(true);
  });

  it('give their place to the row, show it on the map, and are detached with a way back', async () => {
    await tab().getByRole('button', { name: 'ดู แปลงก่อสร้าง' }).click();
    await viewer().getByRole('button', { name: 'ใช้เป็นจุดของรายการนี้' }).click();
    await viewer().getByText('ห่างจากจุดของรายการ 0 ม.').waitFor();
    await viewer().getByRole('button', { name: 'ดูบนแผนที่' }).click();
    await viewer().waitFor({ state: 'hidden' });
    await user.mapIdle();
    await tab().getByRole('button', { name: 'คำสั่งของ มติที่ประชุม' }).click();
    await user.page.getByRole('menuitem', { name: 'เอาออก' }).click();
    await tab().getByText('มติที่ประชุม').waitFor({ state: 'detached' });
    await user.page.locator('canvas').first().focus();
    await user.undo();
    await tab().getByText('มติที่ประชุม').waitFor();
  });

  it('leave without place, time and camera', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'changwat-handed-on-'));
    await tab().getByRole('button', { name: 'คำสั่งของ แปลงก่อสร้าง' }).click();
    const save = user.page.getByRole('menuitem', { name: 'บันทึกภาพ ไม่มีตำแหน่ง' });
    const { path, name } = await user.download(() => save.click(), folder);
    const { exif, width } = await sharp(path).metadata();
    rmSync(folder, { recursive: true });
    expect({ name, exif, width }).toEqual({ name: 'แปลงก่อสร้าง.jpg', exif: undefined, width: 1200 });
  });

  it('move into the restricted store when they show vulnerable people', async () => {
    await tab().getByRole('button', { name: 'ดู แนวเขตด้านเหนือ' }).click();
    await viewer().getByRole('checkbox', { name: 'เห็นหน้าผู้เปราะบาง' }).check();
    await viewer().getByRole('button', { name: 'ย้ายไปที่เก็บจำกัด' }).click();
    await viewer().getByRole('button', { name: 'ย้ายออกจากที่เก็บจำกัด' }).waitFor();
    await viewer().locator('img').waitFor();
    await user.page.keyboard.press('Escape');
    await tab().getByRole('button', { name: 'ดู แนวเขตด้านเหนือ' }).getByText('ที่เก็บจำกัด').waitFor();
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
