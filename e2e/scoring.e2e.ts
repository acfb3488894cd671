import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

describe.skipIf(chromiumPath === null)(
  `priorities: areas weighed by several indicators in the meeting${chromiumReason}`,
  () => {
    const app = new App();
    let user: User;
    const panel = () => user.page.getByRole('region', { name: 'จัดลำดับความสำคัญ', exact: true });
    const ranking = () => user.page.getByRole('list', { name: 'ลำดับพื้นที่จากเร่งด่วนมากไปน้อย' });
    const add = async (title: string): Promise<void> => {
      const list = panel().getByRole('region', { name: 'เพิ่มตัวชี้วัด' });
      if (!(await list.isVisible())) await panel().getByRole('button', { name: 'เพิ่มตัวชี้วัด' }).click();
      await list.getByRole('textbox', { name: 'ค้นหาตัวชี้วัด' }).fill(title);
      await list.getByRole('button', { name: title }).first().click();
    };
    const first = async (): Promise<string> =>
      (await ranking().getByRole('listitem').first().innerText()).trim();

    beforeAll(async () => {
      user = new User(await app.start());
      await user.openSample();
      await user.goTo('วิเคราะห์');
      await user.page.getByText('จัดลำดับความสำคัญ', { exact: true }).click();
    });
    afterAll(() => app.close());

    it('teaches while nothing is chosen, and lists what areas can be weighed by', async () => {
      await panel().getByText('พื้นที่ไหนควรเริ่มก่อน').waitFor();
      await panel()
        .getByRole('button', { name: /^ประชากร/ })
        .waitFor();
      await app.picture('scoring-start');
    });

    it('ranks sub-districts as soon as indicators are chosen', async () => {
      await add('ครัวเรือน');
      await add('พื้นที่เกษตร');
      await add('สวัสดิการ');
      await user.sentence(/^จาก 55 ตำบล จัดลำดับได้ 55 ตำบล ที่ควรเริ่มก่อนคือ/);
      expect(await ranking().getByRole('listitem').count()).toBeGreaterThan(5);
      await user.mapIdle();
      await app.picture('scoring');
    });

    it('left nothing in the console', () => expect(app.complaints).toEqual([]));
    void first;
  },
);
