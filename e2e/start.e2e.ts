import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, chromiumReason, type Desk, startDesk } from './drivers/desk.ts';

describe.skipIf(chromiumPath === null)(`the page opens from the loopback host${chromiumReason}`, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk?.close());

  test('shows the start screen in Thai and breaks no rule of the security policy', async () => {
    await desk.page.getByRole('button', { name: 'เปิดตัวอย่าง' }).first().waitFor();
    expect(await desk.page.title()).toContain('จังหวัด');
    expect(desk.complaints).toEqual([]);
  });

  test('takes the token out of the address bar and outlives a reload', async () => {
    expect(desk.page.url()).not.toContain('#');
    await desk.page.reload();
    await desk.page.getByRole('button', { name: 'เปิดตัวอย่าง' }).first().waitFor();
  });

  test('a page without the token is told nothing', async () => {
    const other = await desk.browser.newContext();
    const page = await other.newPage();
    await page.goto(new URL('/', desk.url).href);
    const status = await page.evaluate(async () => {
      const answer = await fetch('/api/workspace/state', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return answer.status;
    });
    expect(status).toBe(401);
    await other.close();
  });
});
