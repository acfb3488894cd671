import type { Locator, Page } from 'playwright-core';

/** What a user does at the desk, by the words and roles that the user meets. */
export class User {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  }

  /** Opens the sample province from the start screen; returns the passphrase that is shown once. */
  async openSample(): Promise<string> {
    await this.button('เปิดตัวอย่าง').click();
    const dialog = this.page.getByRole('dialog', { name: 'รหัสผ่านของข้อมูลครัวเรือนตัวอย่าง' });
    await dialog.waitFor({ timeout: 120_000 });
    const words = await dialog.innerText();
    await dialog.getByRole('button', { name: 'เก็บรหัสแล้ว' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.mapIdle();
    return /[a-z]+(?:-[a-z0-9]+){3,}/.exec(words)?.[0] ?? '';
  }

  /** Waits until the desk's map has drawn everything it asked for. */
  async mapIdle(): Promise<void> {
    await this.page.locator('.maplibregl-map[aria-busy="false"]').first().waitFor({ timeout: 120_000 });
  }

  async goTo(place: 'แผนที่' | 'ข้อมูล' | 'วิเคราะห์' | 'ประชุม'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'หน้าหลัก' }).getByRole('button', { name: place }).click();
  }

  /** The line of a layer in the layer panel. */
  layer(title: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^(แสดง|ซ่อน) ${title}$`) });
  }

  async openTable(title: string): Promise<void> {
    await this.page.getByRole('tab', { name: title, exact: true }).click();
    await this.page.getByRole('grid').waitFor();
  }

  /** By the workspace menu, back to the start screen; a backup is made on the way. */
  async closeWorkspace(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button').first().click();
    await this.page.getByRole('menuitem', { name: 'ปิดแฟ้มงาน' }).click();
    await this.button(/^สร้างแฟ้มงานใหม่/).waitFor({ timeout: 60_000 });
  }

  async undo(): Promise<void> {
    await this.page.keyboard.press('Control+z');
  }

  /** Drops files on the window, as from the file manager. */
  async drop(files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
    const transfer = await this.page.evaluateHandle(
      (list) => {
        const data = new DataTransfer();
        for (const { name, base64 } of list) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], name));
        }
        return data;
      },
      files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
    );
    for (const type of ['dragenter', 'dragover', 'drop'])
      await this.page.locator('body').dispatchEvent(type, { dataTransfer: transfer });
  }
}
