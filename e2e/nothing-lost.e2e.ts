import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App } from './drivers/app.ts';
import { chromiumPath, chromiumReason } from './drivers/desk.ts';
import { User } from './drivers/user.ts';

const gdal = spawnSync('ogrinfo', ['--version']).error === undefined;

describe.skipIf(chromiumPath === null)(`nothing is lost${chromiumReason}`, () => {
  const app = new App();
  let user: User;

  beforeAll(async () => {
    user = new User(await app.start());
    await user.openSample();
  });
  afterAll(() => app.close());

  it('edits a cell in the inspector, and tells it in the history', async () => {
    await user.openTable('ตำบล');
    await user.page.getByRole('grid').getByRole('row').nth(1).click();
    await user.editField('ชื่ออังกฤษ', 'Si Thara Town');
    await user.page.getByRole('grid').getByText('Si Thara Town').first().waitFor();
    await user.button('ประวัติการแก้ไข').click();
    await user.page
      .getByText(/^แก้ .*ตำบล/)
      .first()
      .waitFor();
    await app.picture('history');
    await user.page.keyboard.press('Escape');
  });

  it('takes it back and puts it back', async () => {
    await user.page.getByRole('grid').getByRole('row').nth(1).click();
    await user.undo();
    await user.page.getByRole('grid').getByText('Si Thara Town').first().waitFor({ state: 'detached' });
    await user.redo();
    await user.page.getByRole('grid').getByText('Si Thara Town').first().waitFor();
  });

  it('is all there after the app was closed and opened again, undo too', async () => {
    await app.stop();
    user = new User(await app.start());
    await user.button('เปิด').waitFor();
    await app.picture('start');
    await user.button('เปิด').click();
    await user.mapIdle();
    await user.openTable('ตำบล');
    await user.page.getByRole('grid').getByText('Si Thara Town').first().waitFor();
    await user.undo();
    await user.page.getByRole('grid').getByText('Si Thara Town').first().waitFor({ state: 'detached' });
  });

  it('made a verified backup when it closed', () => {
    const [folder = ''] = readdirSync(join(app.home, 'workspaces'));
    const backups = readdirSync(join(app.home, 'workspaces', folder, 'backups'));
    expect(backups.some((name) => name.endsWith('.changwat'))).toBe(true);
  });

  it.skipIf(!gdal)('is a GeoPackage that GDAL reads with the same counts', () => {
    const [folder = ''] = readdirSync(join(app.home, 'workspaces'));
    const path = join(app.home, 'workspaces', folder, 'workspace.gpkg');
    const count = (layer: string): number =>
      Number(
        /Feature Count: (\d+)/.exec(execFileSync('ogrinfo', ['-so', path, layer], { encoding: 'utf8' }))?.[1],
      );
    expect(['subdistrict', 'district', 'community_forest', 'housing_project', 'village'].map(count)).toEqual([
      55, 8, 94, 120, 500,
    ]);
  });

  it('left nothing in the console', () => expect(app.complaints).toEqual([]));
});
