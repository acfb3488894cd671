import { join } from 'node:path';
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

  /** Waits until the page has drawn two frames more: what was set before the first of them is seen by the second. */
  async frames(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
    );
  }

  /** Waits until the sentence to read out in the meeting says what is asked of it. */
  async sentence(pattern: RegExp): Promise<void> {
    const place = this.page.getByRole('region', { name: 'ประโยคสำหรับอ่านในที่ประชุม' });
    await place.locator('p').filter({ hasText: pattern }).first().waitFor({ timeout: 120_000 });
  }

  /** Opens the library of questions and takes one of it, looked for by words where some are given. */
  async chooseQuestion(sentence: RegExp | string, typed = ''): Promise<void> {
    await this.button('เปลี่ยนคำถาม').click();
    const library = this.page.getByRole('dialog', { name: 'เลือกคำถาม' });
    if (typed !== '') await library.getByRole('textbox').fill(typed);
    await library.getByRole('button', { name: sentence }).click();
    await library.waitFor({ state: 'detached' });
  }

  async wallIdle(): Promise<void> {
    const wall = this.page.getByRole('dialog', { name: 'จอประชุม' });
    await this.page.waitForTimeout(300);
    await wall.locator('.maplibregl-map[aria-busy="false"]').waitFor({ timeout: 120_000 });
  }

  /** Changes a field of the selected row in the inspector, as with F2. */
  async editField(field: string, value: string): Promise<void> {
    await this.button(new RegExp(`^แก้ ${field}`)).click();
    await this.page.getByRole('textbox', { name: field }).fill(value);
    await this.page.keyboard.press('Enter');
  }

  async goTo(place: 'แผนที่' | 'ข้อมูล' | 'วิเคราะห์' | 'ประชุม'): Promise<void> {
    await this.page.getByRole('navigation', { name: 'หน้าหลัก' }).getByRole('button', { name: place }).click();
  }

  /** Shows a register's table in the data place. */
  async register(title: string): Promise<void> {
    const list = this.page.getByRole('region', { name: 'ทะเบียน' });
    await list.getByRole('button', { name: new RegExp(`^${title}`) }).click();
    await this.page.getByRole('grid', { name: title }).waitFor();
  }

  /** Answers who works here, as it is asked after the first change. */
  async sayName(name: string): Promise<void> {
    await this.button('บอกชื่อ').click();
    const dialog = this.page.getByRole('dialog', { name: 'คุณคือใคร' });
    await dialog.getByRole('textbox', { name: 'ชื่อที่ใช้เรียก' }).fill(name);
    await dialog.getByRole('button', { name: 'เริ่มทำงาน' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Closes what the app says at the bottom, so that a picture shows what is beneath. */
  async closeToasts(): Promise<void> {
    const shown = '.mantine-Notification-root';
    await this.page.locator(`${shown} button[aria-label="ปิด"]`).evaluateAll((buttons: HTMLElement[]) => {
      for (const button of buttons) button.click();
    });
    await this.page.locator(shown).first().waitFor({ state: 'detached' });
  }

  /** Picks one of a list by typing it. */
  async choose(list: Locator, word: string): Promise<void> {
    await list.click();
    await list.fill(word);
    await this.page.getByRole('option', { name: word, exact: true }).click();
  }

  /** The line of a layer in the layer panel. */
  layer(title: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^(แสดง|ซ่อน) ${title}$`) });
  }

  /** Opens the table of a layer below the map, and waits until its rows stand there. */
  async openTable(title: string): Promise<void> {
    await this.page.getByRole('tab', { name: title, exact: true }).click();
    const table = this.page.getByRole('grid', { name: `ตาราง ${title}`, exact: true });
    await table.and(this.page.locator('[aria-busy="false"]')).waitFor();
  }

  /** Makes a workspace of a province by the start screen. */
  async newWorkspace(province: string): Promise<void> {
    await this.button(/^สร้างแฟ้มงานใหม่/).click();
    const dialog = this.page.getByRole('dialog', { name: 'สร้างแฟ้มงานใหม่' });
    await dialog.getByLabel('จังหวัด', { exact: true }).first().fill(province);
    await this.page.getByRole('option', { name: province }).first().click();
    await dialog.getByRole('button', { name: 'สร้าง', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.mapIdle();
  }

  /** Waits until the preview of an import stands, with the button that takes so many rows in. */
  async preview(rows: RegExp): Promise<void> {
    await this.button(rows).waitFor();
    const busy = this.page.locator('main [aria-busy="true"]:not(.maplibregl-map)');
    // The first of those that are there: detached once there is none.
    await busy.first().waitFor({ state: 'detached' });
  }

  /** The number that the layer panel shows beside a layer. */
  async countOf(title: string): Promise<string> {
    const line = this.page.getByRole('listitem').filter({ has: this.layer(title) });
    return /^[\d,]+$/m.exec(await line.first().innerText())?.[0] ?? '';
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

  async redo(): Promise<void> {
    await this.page.keyboard.press('Control+y');
  }

  /** On the import page: on what ground a list of households is kept, and the document it rests on. */
  async stateBasis(kind: string, note: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'เก็บข้อมูลนี้บนฐานใด' }).click();
    await this.page.getByRole('option', { name: new RegExp(`^${kind}`) }).click();
    await this.page.getByRole('textbox', { name: 'เอกสาร ประกาศ หรือมติที่อ้างอิง' }).fill(note);
  }

  /** Locks the store of households by the top bar. */
  async lockPersonal(): Promise<void> {
    await this.button(/^เปิดข้อมูลส่วนบุคคลอยู่/).click();
    await this.page.getByRole('menuitem', { name: 'ล็อกข้อมูลส่วนบุคคล' }).click();
    await this.button('ข้อมูลส่วนบุคคลถูกล็อก').waitFor();
  }

  /** Answers the dialog that asks for the passphrase. */
  async unlockPersonal(passphrase: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'เปิดข้อมูลส่วนบุคคล' });
    await dialog.getByRole('textbox', { name: 'รหัสผ่าน' }).fill(passphrase);
    await dialog.getByRole('button', { name: 'เปิด', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** What the page says, all of it. */
  said(): Promise<string> {
    return this.page.locator('body').innerText();
  }

  /** Presses a button that leads to a download, and keeps the file; returns its path and suggested name. */
  async download(press: () => Promise<void>, folder: string): Promise<{ path: string; name: string }> {
    const started = this.page.waitForEvent('download', { timeout: 120_000 });
    await press();
    const download = await started;
    const name = download.suggestedFilename();
    const path = join(folder, name);
    await download.saveAs(path);
    return { path, name };
  }

  /** Drops files on the window, as from the file manager. */
  async drop(files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
    await this.dropOn(this.page.locator('body'), files);
  }

  /** Drops files on a part of the page. */
  async dropOn(target: Locator, files: readonly { name: string; bytes: Buffer }[]): Promise<void> {
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
      await target.dispatchEvent(type, { dataTransfer: transfer });
  }
}
