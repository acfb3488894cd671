import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

/** Roads over the sample province, a kilometre and a half apart, that cross without a common point. */
const ROADS = JSON.stringify({
  type: 'FeatureCollection',
  features: Array.from({ length: 80 }, (_, i) => {
    const [x, y] = [102.42 + i * 0.015, 14.32 + i * 0.015];
    const across = i % 2 === 0;
    const coordinates = across
      ? Array.from({ length: 60 }, (_, n) => [102.42 + n * 0.02, y])
      : Array.from({ length: 60 }, (_, n) => [x, 14.32 + n * 0.02]);
    return {
      type: 'Feature',
      properties: { name: `สาย ${i}` },
      geometry: { type: 'LineString', coordinates },
    };
  }),
});

describe.skipIf(chromiumPath === null)(`distances along roads${chromiumReason}`, () => {
  const app = new App();
  let user: User;
  const question = () => user.page.getByRole('region', { name: 'แห่งที่ใกล้ที่สุด' });

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
    await user.goTo('วิเคราะห์');
    await user.chooseQuestion(/^แห่งที่ใกล้ที่สุด/, 'แห่งที่ใกล้ที่สุด');
  });
  afterAll(() => app.close());

  it('are said to need a road layer while there is none', async () => {
    await question().getByRole('button', { name: 'เป็นเส้นตรง' }).click();
    const none = user.page.getByRole('menuitem', { name: /^ตามเส้นทาง/ });
    await none.getByText(/ยังไม่มีชั้นข้อมูลเส้น/).waitFor();
    expect(await none.isDisabled()).toBe(true);
    await user.page.keyboard.press('Escape');
  });

  it('are answered by a sentence that says so, with the rules in the evidence', async () => {
    await user.drop([{ name: 'ถนน.geojson', bytes: Buffer.from(ROADS) }]);
    await user.button(/^นำเข้า \d+ แถว/).click();
    await user.page.locator('main[aria-label^="นำเข้า"]').waitFor({ state: 'detached' });
    await user.goTo('วิเคราะห์');
    await question().getByRole('button', { name: 'เป็นเส้นตรง' }).click();
    await user.page.getByRole('menuitem', { name: 'ตามเส้นทางใน ถนน' }).click();
    await user.button('หาคำตอบ').click();
    await user.sentence(/เฉลี่ย .+ กม\. ตามเส้นทางในถนน/);
    await user.page
      .getByText(/ตัดหรือชนกันโดยไม่มีจุดร่วม/)
      .first()
      .waitFor();
    await user.closeToasts().catch(() => undefined);
    await user.mapIdle();
    await app.picture('roads');
  });

  it('show their rules where a question is put together', async () => {
    await user.button('ดูขั้นตอน').click();
    const steps = user.page.getByRole('region', { name: 'ดูขั้นตอน' });
    await steps.getByRole('button', { name: /ตามเส้นทางใน ถนน$/ }).waitFor();
    await steps.getByText('ปรับเพิ่มเติม').click();
    await steps.getByRole('button', { name: /500 ม\.$/ }).waitFor();
    await app.picture('roads-steps');
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
