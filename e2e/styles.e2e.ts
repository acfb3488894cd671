import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const SUBDISTRICTS = 'ตำบล';
const HOUSING = 'โครงการที่อยู่อาศัย';

/** Small areas with words that are hard to set: tones over vowels, sara am, marks below, long names without spaces. */
const HARD_WORDS = [
  ...['น้ำ', 'ที่', 'ญี่ปุ่น', 'ฐิติ', 'ปื้น', 'ป้ำ', 'ภู่', 'ป่าชุมชนบ้านโคกก่อง'],
  ...['บ้านทุ่งกุลาร้องไห้เหนือ', 'สภาองค์กรชุมชนตำบลญี่ปุ่น', 'บ้านหนองน้ำใส หมู่ที่ 12', 'ฎีกาฐานันดร'],
];

const hardPlaces = (): Buffer => {
  const features = HARD_WORDS.map((name, i) => {
    // Where the sample province lies; the last ones are too small for their names.
    const [x, y, side] = [103.0 + (i % 4) * 0.1, 14.85 + Math.floor(i / 4) * 0.09, i >= 8 ? 0.012 : 0.07];
    const ring = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    return {
      type: 'Feature',
      properties: { ชื่อ: name, คน: (i + 1) * 37 },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
};

/** The river winds, so that its name has to bend with it. */
const river = (): Buffer => {
  const coordinates = Array.from({ length: 60 }, (_, i) => [
    102.95 + i * 0.0085,
    14.825 + Math.sin(i / 5) * 0.012,
  ]);
  return Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { ชื่อ: 'แม่น้ำศรีธาราที่ญี่ปุ่น' },
          geometry: { type: 'LineString', coordinates },
        },
      ],
    }),
  );
};

describe.skipIf(chromiumPath === null)(`styling without knowing cartography${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  const panel = (title: string) => user.page.getByRole('region', { name: `รูปแบบของ ${title}` });
  const legend = (title: string) => user.page.getByRole('list', { name: `คำอธิบายสัญลักษณ์ของ ${title}` });
  const command = async (title: string, name: string): Promise<void> => {
    await user.button(`คำสั่งของ ${title}`).click();
    await user.page.getByRole('menuitem', { name }).click();
  };
  const style = async (title: string): Promise<void> => {
    await command(title, 'รูปแบบการแสดงผล');
    await panel(title).waitFor();
  };
  const done = async (title: string): Promise<void> => {
    await panel(title).getByRole('button', { name: 'เสร็จ' }).click();
    await panel(title).waitFor({ state: 'detached' });
  };
  /** A change is on the map once its style and its tiles have come. */
  const settled = async (): Promise<void> => {
    await user.page.waitForTimeout(600);
    await user.mapIdle();
  };
  const kind = async (title: string, name: string): Promise<void> => {
    const tile = panel(title).getByRole('radio', { name, exact: true });
    await tile.click({ force: true });
    await panel(title).locator('label[data-on]').filter({ hasText: name }).waitFor();
    await settled();
  };
  /** Layers whose signs would lie over what a picture shows. */
  const toggle = async (...titles: string[]): Promise<void> => {
    for (const title of titles) await user.layer(title).click();
  };
  const undo = async (): Promise<void> => {
    await user.page.keyboard.press('Control+z');
    await settled();
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await toggle('ป่าชุมชน', 'พื้นที่เรียนรู้', 'สภาองค์กรชุมชน', 'หมู่บ้าน/ชุมชน', HOUSING);
    await user.button('ไว้ทีหลัง').click();
  });
  afterAll(() => app.close());

  it('colours places by people for each 1,000 rai at once, with boundaries moved by the keyboard', async () => {
    await style(SUBDISTRICTS);
    await kind(SUBDISTRICTS, 'ตามช่วงค่า');
    await legend(SUBDISTRICTS).getByText('50–99').waitFor();
    await expect.poll(() => legend(SUBDISTRICTS).innerText()).toContain('คน ต่อ 1,000 ไร่');
    await panel(SUBDISTRICTS).getByRole('slider', { name: 'ขอบช่วงที่ 1' }).focus();
    await user.page.keyboard.press('Shift+ArrowRight');
    await legend(SUBDISTRICTS).getByText('50–99').waitFor({ state: 'detached' });
    await expect
      .poll(() => panel(SUBDISTRICTS).getByLabel('แบ่งช่วงแบบ').first().inputValue())
      .toBe('กำหนดเอง');
    await user.closeToasts();
    await app.picture('styles-classes');
    await user.page.keyboard.press('Control+z');
    await legend(SUBDISTRICTS).getByText('50–99').waitFor();
  });

  it('renames a class and hides it, in the legend and on the map', async () => {
    const words = panel(SUBDISTRICTS).getByRole('textbox', { name: 'ชื่อของ 0–49' });
    await words.fill('อยู่กันบาง');
    await user.page.keyboard.press('Enter');
    await legend(SUBDISTRICTS).getByText('อยู่กันบาง').waitFor();
    await panel(SUBDISTRICTS).getByRole('button', { name: 'ซ่อน อยู่กันบาง จากแผนที่' }).click();
    await legend(SUBDISTRICTS).locator('li[data-off]').filter({ hasText: 'อยู่กันบาง' }).waitFor();
    await undo();
    await expect.poll(() => legend(SUBDISTRICTS).locator('li[data-off]').count()).toBe(0);
  });

  it('gives back what was before with Esc', async () => {
    await user.page.keyboard.press('Escape');
    await panel(SUBDISTRICTS).waitFor({ state: 'detached' });
    await legend(SUBDISTRICTS).waitFor({ state: 'detached' });
  });

  it('shows sizes, dots and two numbers at once', async () => {
    await style(SUBDISTRICTS);
    await kind(SUBDISTRICTS, 'ขนาดตามค่า');
    await user.closeToasts();
    await app.picture('styles-sizes');
    await kind(SUBDISTRICTS, 'จุดแทนจำนวน');
    await legend(SUBDISTRICTS).getByText('1 จุด =').waitFor();
    await user.closeToasts();
    await app.picture('styles-dots');
    await kind(SUBDISTRICTS, 'สองค่าพร้อมกัน');
    await legend(SUBDISTRICTS).getByText('ประชากร').first().waitFor();
    await settled();
    await user.closeToasts();
    await app.picture('styles-bivariate');
    await done(SUBDISTRICTS);
  });

  it('shows points by their kind, as heat and in clusters', async () => {
    await toggle(SUBDISTRICTS, HOUSING);
    await style(HOUSING);
    await kind(HOUSING, 'ตามประเภท');
    await user.closeToasts();
    await app.picture('styles-categories');
    await legend(HOUSING).getByText('บ้านพอเพียง').waitFor();
    await kind(HOUSING, 'ความหนาแน่น');
    await legend(HOUSING).getByText('มาก').waitFor();
    await user.closeToasts();
    await app.picture('styles-heat');
    await kind(HOUSING, 'รวมกลุ่ม');
    await user.closeToasts();
    await app.picture('styles-clusters');
  });

  it('keeps a style by name, and copies one onto another layer, saying what it has not', async () => {
    await kind(HOUSING, 'ตามช่วงค่า');
    await panel(HOUSING).getByRole('button', { name: 'คัดลอก เก็บ ส่งออก' }).click();
    await user.page.getByRole('menuitem', { name: 'เก็บเป็นรูปแบบ' }).click();
    const dialog = user.page.getByRole('dialog', { name: 'เก็บเป็นรูปแบบ' });
    await dialog.getByRole('textbox').fill('บ้านของเรา');
    await dialog.getByRole('button', { name: 'บันทึก' }).click();
    await panel(HOUSING).getByRole('button', { name: 'ใช้รูปแบบ บ้านของเรา' }).waitFor();
    await done(HOUSING);
    await style('พื้นที่เรียนรู้');
    await panel('พื้นที่เรียนรู้').getByRole('button', { name: 'ใช้รูปแบบ บ้านของเรา' }).click();
    await user.page
      .getByText(/ไม่มีข้อมูล .* จึงเป็นสีเดียว/)
      .first()
      .waitFor();
    await done('พื้นที่เรียนรู้');
    await undo();
  });

  it('sets hard Thai words right, breaks names where they may be, and leads lines to small areas', async () => {
    await toggle(HOUSING, 'อำเภอ');
    for (const [name, bytes] of [
      ['คำยาก.geojson', hardPlaces()],
      ['แม่น้ำ.geojson', river()],
    ] as const) {
      await user.drop([{ name, bytes }]);
      await user.button(/^นำเข้า \d+ แถว/).click();
      await user.layer(name.replace('.geojson', '')).waitFor();
      // The page of an import that is still closing takes no further file.
      await user.page.locator('main[aria-label^="นำเข้า"]').waitFor({ state: 'detached' });
    }
    await user.closeToasts().catch(() => undefined);
    await style('คำยาก');
    await panel('คำยาก').getByLabel('พื้นที่เล็กให้โยงเส้นไปหาชื่อ').click({ force: true });
    await settled();
    await done('คำยาก');
    await command('คำยาก', 'ไปที่ชั้นข้อมูลนี้');
    await user.page.waitForTimeout(900);
    await settled();
    await app.picture('styles-words');
  });

  it('is as readable on the wall, and in the dark', async () => {
    await toggle(SUBDISTRICTS, 'คำยาก', 'แม่น้ำ');
    await style(SUBDISTRICTS);
    await kind(SUBDISTRICTS, 'ตามช่วงค่า');
    await done(SUBDISTRICTS);
    await user.page.keyboard.press('F5');
    await user.wallIdle();
    await app.picture('styles-wall');
    await user.page.keyboard.press('Escape');
    await user.closeWorkspace();
    await user.button('โหมดมืด').click();
    await user.button('เปิด').click();
    await settled();
    await style(SUBDISTRICTS);
    await kind(SUBDISTRICTS, 'ขนาดตามค่า');
    await app.picture('styles-dark');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
