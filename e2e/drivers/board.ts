import type { Locator, Page } from 'playwright-core';
import type { User } from './user.ts';

interface Pixel {
  readonly x: number;
  readonly y: number;
}
/** WGS 84 degrees. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** The drawing board over the map, by the words and places that the user meets. */
export class Board {
  readonly user: User;
  readonly page: Page;

  constructor(user: User) {
    this.user = user;
    this.page = user.page;
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'แก้แนวเขต', exact: true });
  }

  get changed(): Locator {
    return this.page.getByRole('region', { name: 'แถวที่จะเปลี่ยน' });
  }

  tool(name: string): Locator {
    return this.page.getByRole('toolbar', { name: 'เครื่องมือวาด' }).getByRole('button', { name });
  }

  /** Waits until the line of hints says something; tells what it says instead. */
  async said(words: string | RegExp): Promise<void> {
    const lines = this.page.getByRole('status');
    try {
      await lines.filter({ hasText: words }).first().waitFor();
    } catch (cause) {
      throw new Error(`instead of ${words}: ${(await lines.allInnerTexts()).join(' | ')}`, { cause });
    }
  }

  /** Opens a row of a layer's table, the header not counted, and waits until the map has come to rest on it. */
  async open(layer: string, row: number): Promise<void> {
    await this.user.openTable(layer);
    const line = this.page.getByRole('grid').getByRole('row').nth(row);
    await line.click();
    await line.and(this.page.locator('[aria-selected="true"]')).waitFor();
    await this.user.button('แก้แนวเขต').click();
    await this.tool('แก้จุดแนวเขต').waitFor();
    await this.rest();
  }

  /** Waits until the map's scale stands still, by frames that were drawn meanwhile: without them nothing would move. */
  async rest(): Promise<void> {
    let before = '';
    for (;;) {
      await this.page.waitForTimeout(250);
      await this.user.frames();
      await this.user.mapIdle();
      const now = await this.page.getByRole('region', { name: 'แถบสถานะ' }).innerText();
      const corner = JSON.stringify(await this.placeAt({ x: 420, y: 440 }));
      if (`${now.match(/1:[\d,]+/)?.[0]} ${corner}` === before) return;
      before = `${now.match(/1:[\d,]+/)?.[0]} ${corner}`;
    }
  }

  /** The place under a pixel, as the status bar tells it. */
  async placeAt({ x, y }: Pixel): Promise<Place> {
    await this.page.mouse.move(x - 1, y);
    await this.page.mouse.move(x, y);
    await this.user.frames();
    const bar = this.page.getByRole('region', { name: 'แถบสถานะ' });
    const said = /ละติจูด (-?[\d.]+) ลองจิจูด (-?[\d.]+)/.exec(await bar.innerText());
    return { lat: Number(said?.[1]), lon: Number(said?.[2]) };
  }

  /** The pixel of a place: the map is neither turned nor tilted, and near enough to flat. */
  async pixelOf({ lon, lat }: Place): Promise<Pixel> {
    const box = await this.page.locator('.maplibregl-canvas').first().boundingBox();
    if (box === null) throw new Error('there is no map');
    const a = { x: Math.round(box.x + 60), y: Math.round(box.y + box.height - 60) };
    const b = { x: Math.round(box.x + box.width - 60), y: Math.round(box.y + 160) };
    const [from, to] = [await this.placeAt(a), await this.placeAt(b)];
    return {
      x: a.x + ((lon - from.lon) / (to.lon - from.lon)) * (b.x - a.x),
      y: a.y + ((lat - from.lat) / (to.lat - from.lat)) * (b.y - a.y),
    };
  }

  /** A vertex of the list, from 1, with its place. */
  async vertex(number: number): Promise<Place> {
    const list = this.page.getByRole('region', { name: 'จุดแนวเขต', exact: true });
    const line = await list
      .getByRole('button', { name: new RegExp(`^จุด ${number}\\b`) })
      .first()
      .innerText();
    const said = /(-?\d+\.\d+), (-?\d+\.\d+)/.exec(line);
    return { lat: Number(said?.[1]), lon: Number(said?.[2]) };
  }

  /** Drags a vertex by pixels, freely. */
  async drag(number: number, by: Pixel, hold = false): Promise<void> {
    const at = await this.pixelOf(await this.vertex(number));
    await this.page.mouse.move(at.x, at.y);
    await this.page.keyboard.down('Alt');
    await this.page.mouse.down();
    await this.page.mouse.move(at.x + by.x / 2, at.y + by.y / 2, { steps: 3 });
    await this.page.mouse.move(at.x + by.x, at.y + by.y, { steps: 3 });
    if (hold) return;
    await this.page.mouse.up();
    await this.page.keyboard.up('Alt');
  }

  /** Clicks places one after another, freely, and ends with a double click on the last. */
  async draw(pixels: readonly Pixel[]): Promise<void> {
    await this.page.keyboard.down('Alt');
    for (const { x, y } of pixels.slice(0, -1)) {
      await this.page.mouse.move(x, y);
      await this.page.mouse.click(x, y);
    }
    const last = pixels.at(-1) as Pixel;
    await this.page.mouse.move(last.x, last.y);
    await this.page.mouse.dblclick(last.x, last.y);
    await this.page.keyboard.up('Alt');
  }

  /** Types a place and uses it. */
  async type(system: string, text: string, action: string): Promise<void> {
    await this.tool('ใส่พิกัด').click();
    const dialog = this.page.getByRole('dialog', { name: 'ใส่พิกัด' });
    await dialog.getByRole('textbox', { name: 'พิกัด' }).waitFor();
    if (system !== '') {
      await dialog.getByRole('combobox', { name: 'ระบบพิกัด' }).click();
      await this.page.getByRole('option', { name: system }).click();
    }
    await dialog.getByRole('textbox', { name: 'พิกัด' }).fill(text);
    await dialog.getByText(/^อ่านเป็น/).waitFor();
    await dialog.getByRole('button', { name: action }).click();
  }
}
