import type { Locator, Page } from 'playwright-core';
import type { User } from './user.ts';

type Values = Readonly<Record<string, string>>;

/** Who looks after personal data: the store, its users, its rows, by the words that are met there. */
export class Keeper {
  readonly user: User;
  readonly page: Page;

  constructor(user: User) {
    this.user = user;
    this.page = user.page;
  }

  /** The form that is open. */
  get form(): Locator {
    return this.page.getByRole('form', { name: /^แบบฟอร์ม/ });
  }

  /** A register in the list of all. */
  list(title: string): Locator {
    return this.page
      .getByRole('region', { name: 'ทะเบียน', exact: true })
      .getByRole('button', { name: new RegExp(`^${title}`) });
  }

  async fillNewStore(name: string, passphrase: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: /^ตั้งรหัสผ่าน/ });
    await dialog.getByRole('textbox', { name: 'ชื่อของคุณ' }).fill(name);
    await dialog.getByLabel('รหัสผ่าน', { exact: true }).fill(passphrase);
    await dialog.getByLabel('รหัสผ่านอีกครั้ง').fill(passphrase);
    await dialog.getByRole('button', { name: 'ตั้งรหัสผ่าน' }).click();
  }

  /** The recovery code, as it is shown once. */
  async recoveryCode(): Promise<string> {
    const dialog = this.page.getByRole('dialog', { name: /^รหัสกู้คืน/ });
    await dialog.waitFor();
    return dialog.locator('code').first().innerText();
  }

  async locked(): Promise<void> {
    await this.page.getByRole('button', { name: 'ข้อมูลส่วนบุคคลถูกล็อก' }).waitFor();
  }

  async opened(): Promise<void> {
    await this.page.getByRole('button', { name: 'เปิดข้อมูลส่วนบุคคลอยู่' }).waitFor();
  }

  /** Locks by the keyboard and asks for the passphrase again. */
  async lockAndAsk(): Promise<void> {
    await this.page.keyboard.press('Control+l');
    await this.locked();
    await this.page.getByRole('button', { name: 'ข้อมูลส่วนบุคคลถูกล็อก' }).click();
  }

  /** Types a passphrase into the dialog that asks for it. */
  async type(passphrase: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'เปิดข้อมูลส่วนบุคคล' });
    await dialog.getByLabel('รหัสผ่าน', { exact: true }).fill(passphrase);
    await dialog.getByRole('button', { name: 'เปิด', exact: true }).click();
  }

  /** The same for another of the users. */
  async typeAs(name: string | RegExp, passphrase: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'เปิดข้อมูลส่วนบุคคล' });
    await dialog.getByRole('combobox', { name: 'ผู้ใช้' }).click();
    await this.page.getByRole('option', { name }).click();
    await this.type(passphrase);
  }

  /** Opens a page of who keeps the store by the menu of its chip. */
  async showPage(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'เปิดข้อมูลส่วนบุคคลอยู่' }).click();
    await this.page.getByRole('menuitem', { name: title }).click();
    await this.page.getByRole('region', { name: 'ข้อมูลส่วนบุคคล', exact: true }).waitFor();
  }

  async fillUser(name: string, passphrase: string, rights: readonly string[]): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'เพิ่มผู้ใช้' });
    await dialog.getByRole('textbox', { name: 'ชื่อผู้ใช้' }).fill(name);
    for (const box of await dialog.getByRole('checkbox').all()) {
      const label = await box.evaluate((input: HTMLInputElement) => input.labels?.[0]?.innerText ?? '');
      await box.setChecked(rights.includes(label));
    }
    await dialog.getByLabel('รหัสผ่าน', { exact: true }).fill(passphrase);
    await dialog.getByLabel('รหัสผ่านอีกครั้ง').fill(passphrase);
    await dialog.getByRole('button', { name: 'เพิ่มผู้ใช้' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Types into fields of the form by their labels. */
  async fill(values: Values): Promise<void> {
    for (const [label, value] of Object.entries(values))
      await this.form.getByRole('textbox', { name: label, exact: true }).fill(value);
  }

  /** Saves the form, and waits until it is closed. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.form.waitFor({ state: 'hidden' });
  }

  async newRow(register: string, values: Values): Promise<void> {
    await this.list(register).click();
    await this.user.button(/^เพิ่ม(แถวแรก)?$/).click();
    await this.fill(values);
    await this.save();
  }

  async giveReason(dialog: Locator, reason: string, words: string): Promise<void> {
    await dialog.getByRole('combobox').click();
    await this.page.getByRole('option', { name: reason }).click();
    await dialog.getByRole('textbox', { name: 'อธิบายเพิ่ม' }).fill(words);
  }

  /** Types into the one search box. */
  async search(text: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.getByRole('combobox', { name: /^ค้นหา/ }).fill(text);
  }

  /** Waits until the table says that its register is empty. */
  async noRows(): Promise<void> {
    await this.page.getByText('ทะเบียนนี้ยังไม่มีข้อมูล').first().waitFor();
  }
}
