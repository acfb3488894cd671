import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refusal } from '../../../../shared/domain/refusal.ts';

const DEEPEST = 64;
/** Letters without any tag: no cell is as long. */
const LONGEST_TEXT = 8 << 20;

interface XmlHandlers {
  /** Names without their prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece. A document type is refused (`file-unsafe`): entities would come with it. Broken XML is
 * `file-unreadable`.
 */
export class XmlPart {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private readonly decoder = new TextDecoder('utf-8');
  private readonly file: string;
  private depth = 0;
  private quiet = 0;

  constructor(file: string, handlers: XmlHandlers) {
    this.file = file;
    const { parser } = this;
    parser.on('error', () => {
      throw new Refusal('file-unreadable', { file, reason: 'XML' });
    });
    parser.on('doctype', () => {
      throw new Refusal('file-unsafe', { file, reason: 'DOCTYPE' });
    });
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.quiet = 0;
      if (++this.depth > DEEPEST) throw new Refusal('file-unreadable', { file, reason: 'XML' });
      handlers.open?.(bare(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.quiet = 0;
      this.depth--;
      handlers.close?.(bare(tag.name));
    });
    if (handlers.text) {
      parser.on('text', (text) => handlers.text?.(text));
      parser.on('cdata', (text) => handlers.text?.(text));
    }
  }

  write(piece: Uint8Array): void {
    this.quiet += piece.length;
    if (this.quiet > LONGEST_TEXT) throw new Refusal('file-unreadable', { file: this.file, reason: 'XML' });
    this.parser.write(this.decoder.decode(piece, { stream: true }));
  }

  /** Refuses a document that is cut off. */
  end(): void {
    this.parser.close();
  }
}

/** Reads a small part whole. Refuses one of more than `limit` bytes. */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  file: string,
  limit: number,
  handlers: XmlHandlers,
): Promise<void> {
  const xml = new XmlPart(file, handlers);
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > limit) throw new Refusal('file-too-large', { file, limitMB: limit / 2 ** 20 });
    xml.write(piece);
  }
  if (size > 0) xml.end();
}
