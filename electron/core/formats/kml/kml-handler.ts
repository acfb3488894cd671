import { Refusal } from '../../../../shared/domain/refusal.ts';
import { ColumnSet } from '../reading/column-set.ts';
import type { RowSink } from '../source.ts';
import type { Attributes, XmlHandler } from '../xml/read-xml.ts';
import { isOwnElement, PlacemarkFields, Schemas } from './kml-fields.ts';
import { KmlFolders } from './kml-folders.ts';
import { isPlacesElement, isShapeElement, PlacemarkShape } from './placemark-shape.ts';

const ROOTS: ReadonlySet<string> = new Set(['kml', 'Document', 'Folder', 'Placemark']);
const CONTAINERS: ReadonlySet<string> = new Set(['Document', 'Folder']);
const OVERLAYS: ReadonlySet<string> = new Set(['GroundOverlay', 'PhotoOverlay', 'ScreenOverlay']);
/** Nothing in these is data of a placemark. */
const PASSED_OVER: ReadonlySet<string> = new Set([
  'Style',
  'StyleMap',
  'LookAt',
  'Camera',
  'Region',
  'Metadata',
  'Link',
  'Tour',
  'Update',
  'author',
  'link',
]);
const isPassedOver = (name: string): boolean =>
  PASSED_OVER.has(name) || OVERLAYS.has(name) || name === 'NetworkLink';
const MAX_TEXT = 1 << 24;

const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('');

/** Counts the placemarks of each folder. */
export class KmlCount implements XmlHandler {
  readonly wanted = true;
  readonly needsNumbers = false;
  readonly folders: KmlFolders;
  private readonly file: string;
  private readonly stack: string[] = [];
  private content: string | null = null;
  /** The depth of an element whose inside is no row of this file. */
  private passing = 0;

  constructor(file: string) {
    this.file = file;
    this.folders = new KmlFolders(file);
  }

  open(name: string, _attributes: Attributes, depth: number): void {
    checkRoot(name, depth, this.file);
    const outer = this.stack.at(-1) ?? '';
    this.stack.push(name);
    if (this.passing > 0) return;
    if (name === 'Placemark') this.folders.row();
    if (name === 'Placemark' || isPassedOver(name)) this.passing = depth;
    else if (CONTAINERS.has(name)) this.folders.open(name);
    else if (name === 'name' && CONTAINERS.has(outer)) this.content = '';
  }

  text(text: string): void {
    if (this.content !== null && this.content.length < 1000) this.content += text;
  }

  close(name: string, depth: number): void {
    this.stack.pop();
    if (this.passing > 0) {
      if (depth === this.passing) this.passing = 0;
    } else if (CONTAINERS.has(name)) this.folders.close();
    else if (name === 'name' && this.content !== null) {
      this.folders.name(folderName(this.content));
      this.content = null;
    }
  }
}

const folderName = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120);

function checkRoot(name: string, depth: number, file: string): void {
  if (depth === 1 && !ROOTS.has(name)) throw new Refusal('format-unknown', { file, reason: 'XML' });
}

/** Gives the placemarks of chosen folders as rows. */
export class KmlRows implements XmlHandler {
  wanted = true;
  rows = 0;
  hasShapes = false;
  /** True between the start and the end of a placemark that is wanted. */
  inRow = false;
  private readonly sink: RowSink;
  private readonly file: string;
  /** Null for all. */
  private readonly chosen: ReadonlySet<number> | null;
  private readonly folders: KmlFolders;
  private readonly schemas = new Schemas();
  private readonly fields: PlacemarkFields;
  private shape = new PlacemarkShape();
  private readonly stack: string[] = [];
  private content: string | null = null;
  /** The depth of an element whose inside is passed over, or of a placemark of another folder. */
  private passing = 0;
  /** The depth of a text that may hold markup. */
  private markup = 0;
  private moments: [string, string] | null = null;
  private dataName = '';

  constructor(file: string, sink: RowSink, chosen: ReadonlySet<number> | null) {
    this.file = file;
    this.sink = sink;
    this.chosen = chosen;
    this.folders = new KmlFolders(file);
    this.fields = new PlacemarkFields(new ColumnSet(sink, file), sink);
  }

  private get isChosen(): boolean {
    return this.chosen?.has(this.folders.current) ?? true;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    checkRoot(name, depth, this.file);
    const outer = this.stack.at(-1) ?? '';
    this.stack.push(name);
    if (this.passing > 0) return;
    if (this.markup > 0) this.add(`<${name}${attributesText(attributes)}>`);
    else if (this.inRow) this.openInRow(name, outer, attributes, depth);
    else this.openOutside(name, attributes, depth);
  }

  private openOutside(name: string, attributes: Attributes, depth: number): void {
    if (CONTAINERS.has(name)) this.folders.open(name);
    else if (name === 'Placemark') this.startRow(depth);
    else if (isPassedOver(name)) {
      this.passing = depth;
      if (this.isChosen) this.notTaken(name);
    } else if (name === 'Schema') this.schemas.start(attributes.id, attributes.name);
    else if (name === 'SimpleField') this.schemas.field(attributes.name, attributes.type);
  }

  private startRow(depth: number): void {
    if (!this.isChosen) {
      this.passing = depth;
      return;
    }
    this.inRow = true;
    this.fields.start();
    this.shape = new PlacemarkShape();
    this.moments = null;
  }

  private notTaken(name: string): void {
    if (name === 'NetworkLink') this.sink.tally.add('link-ignored', 'warning');
    else if (OVERLAYS.has(name)) {
      this.rows++;
      this.wanted = this.sink.skip('geometry-unsupported');
    }
  }

  private openInRow(name: string, outer: string, attributes: Attributes, depth: number): void {
    if (isShapeElement(name)) this.shape.open(name);
    else if (PASSED_OVER.has(name)) this.passing = depth;
    else if (name === 'Data' || name === 'SimpleData') {
      this.dataName = attributes.name ?? '';
      this.content = name === 'SimpleData' ? '' : null;
    } else if (name === 'SchemaData') this.fields.schema(this.schemas.fields(attributes.schemaUrl));
    else {
      this.content = '';
      if (outer === 'Placemark' && isOwnElement(name)) this.markup = depth;
    }
  }

  private add(text: string): void {
    if (this.content !== null && this.content.length < MAX_TEXT) this.content += text;
  }

  text(text: string): void {
    if (this.passing === 0) this.content === null || this.addText(text);
  }

  /** Coordinates are as long as they are; other texts are cut where no one would read on. */
  private addText(text: string): void {
    if (isPlacesElement(this.stack.at(-1) ?? '')) this.content += text;
    else this.add(text);
  }

  close(name: string, depth: number): void {
    this.stack.pop();
    if (this.passing > 0) {
      if (depth === this.passing) this.passing = 0;
    } else if (this.markup > 0 && depth > this.markup) this.add(`</${name}>`);
    else if (this.inRow) this.closeInRow(name, (this.content ?? '').trim());
    else if (CONTAINERS.has(name)) this.folders.close();
  }

  private closeInRow(name: string, text: string): void {
    const hadContent = this.content !== null;
    const outer = this.stack.at(-1) ?? '';
    this.markup = 0;
    this.content = null;
    if (name === 'Placemark') this.give();
    else if (isShapeElement(name)) this.shape.close();
    else if (!hadContent) return;
    else if (isPlacesElement(name)) this.places(name, text);
    else if (name === 'SimpleData' || (name === 'value' && outer === 'Data'))
      this.fields.extended(this.dataName, text);
    else if (name === 'when' && this.shape.isOpen) this.moments = [this.moments?.[0] ?? text, text];
    else if (outer === 'ExtendedData') this.fields.extended(name, text);
    else if (isOwnElement(name) && /^(Placemark|TimeStamp|TimeSpan)$/.test(outer))
      this.fields.own(name, text);
  }

  private places(name: string, text: string): void {
    this.shape.places(name, text);
    if (this.shape.tooLarge) throw new Refusal('file-too-large', { file: this.file });
  }

  private give(): void {
    this.inRow = false;
    if (this.moments) this.fields.moments(...this.moments);
    const { shape } = this.shape;
    if (shape) this.hasShapes = true;
    this.rows++;
    this.wanted = this.sink.row(shape, this.fields.values);
  }
}
