import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';

describe.skipIf(chromiumPath === null)(`the page behind the loopback host${chromiumReason}`, () => {
  const app = new App();
  beforeAll(async () => {
    await app.start();
  });
  afterAll(() => app.close());

  const startScreen = () => app.page.getByRole('button', { name: 'เปิดตัวอย่าง' }).waitFor();

  test('opens in Thai and breaks no rule of its own security policy', async () => {
    await startScreen();
    expect(await app.page.title()).toContain('จังหวัด');
    expect(app.complaints).toEqual([]);
  });

  test('takes the token out of the address bar, and outlives a reload', async () => {
    expect(app.page.url()).not.toContain('#');
    await app.page.reload();
    await startScreen();
  });

  test('another tab without the token is told nothing', async () => {
    const other = await app.page.context().browser()?.newPage();
    await other?.goto(app.page.url());
    const status = await other?.evaluate(async () => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
      return (await fetch('/api/workspace/state', init)).status;
    });
    expect(status).toBe(401);
    await other?.close();
  });
});
