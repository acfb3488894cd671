import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

/** The graphics of the desk's map go away, as when a laptop wakes up or a driver is renewed. */
const LOSE = `document.querySelector('canvas.maplibregl-canvas')
  .getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()`;

describe.skipIf(chromiumPath === null)(`the map while its data changes${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  /** The newest ETag of each tile of the workspace, by its address without the version. */
  const tags = new Map<string, string>();

  beforeAll(async () => {
    user = new User(await app.start());
    app.page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const tag = response.headers().etag;
      if (/^\/tiles\/(?!context)/.test(pathname) && tag !== undefined) tags.set(pathname, tag);
    });
    await user.openSample();
  });
  afterAll(() => app.close());

  const alert = (title: string) => app.page.getByRole('alert').filter({ hasText: title });

  it('asks first for the tiles of the province, and for no others', () => {
    const zooms = new Set([...tags.keys()].map((path) => path.split('/')[3]));
    expect([...zooms]).toHaveLength(1);
    expect(tags.size).toBeGreaterThan(1);
  });

  it('reads only those tiles anew that an edit touched', async () => {
    await user.openTable('โครงการที่อยู่อาศัย');
    await app.page.getByRole('grid').getByRole('row').nth(2).click();
    await user.mapIdle();
    const before = new Map([...tags].filter(([path]) => path.includes('/housing_project/')));
    const again = app.page.waitForResponse((response) => response.url().includes('/housing_project/'));
    await user.editField('ชื่อ', 'โครงการชื่อใหม่');
    await again;
    await user.mapIdle();
    const changed = [...before].filter(([path, tag]) => tags.get(path) !== tag);
    expect(changed.length).toBeGreaterThan(0);
    expect(before.size).toBeGreaterThan(changed.length);
    await user.undo();
    await user.mapIdle();
  });

  it('comes back by itself when the graphics went away, and waits for the user when they do again', async () => {
    await app.page.evaluate(LOSE);
    await alert('แผนที่หยุดวาด').waitFor();
    await alert('แผนที่หยุดวาด').waitFor({ state: 'detached' });
    await user.mapIdle();
    await app.page.evaluate(LOSE);
    await alert('แผนที่หยุดวาด').waitFor();
    await app.picture('map-lost');
    // The rest goes on meanwhile.
    await app.page.getByRole('grid').getByRole('row').nth(3).click();
    await app.page.getByRole('region', { name: 'รายละเอียดที่เลือก' }).getByText('รหัส').first().waitFor();
    await user.button('ลองใหม่').click();
    await alert('แผนที่หยุดวาด').waitFor({ state: 'detached' });
    await user.mapIdle();
  });

  it('bears a tile that can not be cut, with a quiet sign beside the layer', async () => {
    const before = app.complaints.length;
    await app.page.route('**/tiles/housing_project/**', (route) =>
      route.fulfill({ status: 500, body: '{}' }),
    );
    await user.button('ขยาย').click();
    await app.page.getByRole('status').filter({ hasText: 'วาดไม่ได้' }).waitFor();
    await app.picture('map-not-drawn');
    await app.page.unroute('**/tiles/housing_project/**');
    // What was asked for before is still being answered so.
    await user.mapIdle();
    // The browser's own note of an answer of 500 is what is to be expected here, and nothing else.
    const said = app.complaints.splice(before);
    expect(said.filter((line) => !line.includes('status of 500'))).toEqual([]);
  });

  it('says what is missing on a PC without WebGL, where tables go on', async () => {
    await app.stop();
    const page = await app.start();
    await page.addInitScript(`const own = HTMLCanvasElement.prototype.getContext;
      HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        return kind.startsWith('webgl') ? null : own.call(this, kind, ...more);
      };`);
    await page.reload();
    user = new User(page);
    await user.button('เปิด').click();
    await alert('เครื่องนี้ยังวาดแผนที่ไม่ได้').waitFor();
    await user.button('ลองใหม่').click();
    await alert('เครื่องนี้ยังวาดแผนที่ไม่ได้').waitFor();
    await user.openTable('ตำบล');
    await page.getByRole('grid').getByRole('row').nth(2).click();
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
