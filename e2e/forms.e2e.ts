import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(`rows are edited in a form${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('shows a forest with its declared and its measured area, and says that they differ', async () => {
    await user.goTo('ข้อมูล');
    await user.register('ป่าชุมชน');
    await user.page.getByRole('gridcell').first().click();
    await user.button('แก้ไข').click();
    const form = user.page.getByRole('form', { name: /^แบบฟอร์ม/ });
    await form.getByRole('textbox', { name: 'เนื้อที่ตามประกาศ', exact: true }).fill('๑๒๐-๓-๔๕.๖');
    expect(await form.getByRole('textbox', { name: 'เนื้อที่ตามประกาศ ไร่' }).inputValue()).toBe('120');
    await form.getByText(/ต่างจากที่ประกาศ/).waitFor();
    await app.picture('form-forest');
  });
});
