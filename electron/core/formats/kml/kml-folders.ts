import { Refusal } from '../../../../shared/domain/refusal.ts';

/** Beyond these a file is taken as one layer: nobody chooses among hundreds of folders. */
const MAX_LAYERS = 200;
const MAX_CONTAINERS = 200_000;

interface Container {
  readonly parent: number;
  readonly isDocument: boolean;
  name: string;
  rows: number;
}

export interface KmlLayer {
  readonly name: string;
  readonly count: number;
  /** The folders that it is made of, by number in the order of the file. */
  readonly folders: ReadonlySet<number>;
}

/**
 * The folders and documents of a KML as they open and close, numbered in the order of the file: a second pass finds
 * the same numbers, also where a folder's name stands behind its placemarks.
 */
export class KmlFolders {
  /** The number of the innermost one that is open; 0 is the file itself. */
  current = 0;
  private readonly file: string;
  private readonly all: Container[] = [{ parent: 0, isDocument: true, name: '', rows: 0 }];

  constructor(file: string) {
    this.file = file;
  }

  open(element: string): void {
    if (this.all.length > MAX_CONTAINERS)
      throw new Refusal('file-unsafe', { file: this.file, reason: 'KML' });
    this.all.push({ parent: this.current, isDocument: element === 'Document', name: '', rows: 0 });
    this.current = this.all.length - 1;
  }

  name(text: string): void {
    const container = this.all[this.current]!;
    if (container.name === '') container.name = text;
  }

  close(): void {
    this.current = this.all[this.current]!.parent;
  }

  row(): void {
    this.all[this.current]!.rows++;
  }

  /** The names of the folders from the outside in; that of the document only where there is no other. */
  private pathOf(number: number): string {
    const names: string[] = [];
    let title = '';
    for (let at = number; at !== 0; at = this.all[at]!.parent) {
      const { name, isDocument, parent } = this.all[at]!;
      if (name === '') continue;
      if (isDocument && parent === 0) title = name;
      else names.unshift(name);
    }
    return names.join(' / ') || title;
  }

  /**
   * The layers: folders that hold placemarks, those of one path together, in the order of the file. Folders without
   * belong to the first layer, so that what is counted in them is counted once.
   *
   * @param unnamed for placemarks in no folder that has a name
   */
  layers(unnamed: string): KmlLayer[] {
    const layers = new Map<string, { count: number; folders: Set<number> }>();
    this.all.forEach(({ rows }, number) => {
      if (rows === 0) return;
      const path = this.pathOf(number) || unnamed;
      const layer = layers.get(path) ?? { count: 0, folders: new Set<number>() };
      layer.count += rows;
      layer.folders.add(number);
      layers.set(path, layer);
    });
    const list = [...layers].map(([name, layer]) => ({ name, ...layer }));
    if (list.length > MAX_LAYERS) return [this.asOne(unnamed)];
    this.all.forEach(({ rows }, number) => {
      if (rows === 0) list[0]?.folders.add(number);
    });
    return list;
  }

  /** All placemarks of the file. */
  asOne(name: string): KmlLayer {
    const count = this.all.reduce((sum, { rows }) => sum + rows, 0);
    return { name, count, folders: new Set(this.all.keys()) };
  }
}
