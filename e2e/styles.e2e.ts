import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`styling without knowing cartography${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  const panel = (title: string) => user.page.getByRole('region', { name: `รูปแบบของ ${title}` });

  const style = async (title: string): Promise<void> => {
    await user.button(`คำสั่งของ ${title}`).click();
    await user.page.getByRole('menuitem', { name: 'รูปแบบการแสดงผล' }).click();
    await panel(title).waitFor();
  };
  const done = async (title: string): Promise<void> => {
    await panel(title).getByRole('button', { name: 'เสร็จ' }).click();
    await panel(title).waitFor({ state: 'detached' });
  };
  const kind = async (title: string, name: string): Promise<void> => {
    await panel(title).getByRole('radio', { name, exact: true }).click({ force: true });
    await settled();
  };
  /** The style is on the map once its tiles have come. */
  const settled = async (): Promise<void> => {
    await user.page.waitForTimeout(700);
    await user.mapIdle();
  };

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('colours sub-districts by people for each 1,000 rai', async () => {
    await style('ตำบล');
    await kind('ตำบล', 'ตามช่วงค่า');
    await app.picture('styles-classes');
    await kind('ตำบล', 'ขนาดตามค่า');
    await app.picture('styles-sizes');
    await kind('ตำบล', 'จุดแทนจำนวน');
    await app.picture('styles-dots');
    await kind('ตำบล', 'สองค่าพร้อมกัน');
    await app.picture('styles-bivariate');
    await done('ตำบล');
    await style('โครงการที่อยู่อาศัย');
    for (const [name, file] of [
      ['ตามประเภท', 'categories'],
      ['ความหนาแน่น', 'heat'],
      ['รวมกลุ่ม', 'clusters'],
      ['ตามช่วงค่า', 'points'],
    ] as const) {
      await kind('โครงการที่อยู่อาศัย', name);
      await app.picture(`styles-${file}`);
    }
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
