import { SaxesParser } from 'saxes';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import type { ByteSource } from '../bytes.ts';
import { labelOfCodePage } from '../encoding/labels.ts';
import type { Pace } from '../reading/pace.ts';
import { TextChunks } from '../reading/text-chunks.ts';
import { byteOrderMark } from '../reading/utf8-chunks.ts';
import type { Tally } from '../tally.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a format does with the elements of a file. Names come without their prefix, in the file's spelling. */
export interface XmlHandler {
  /** `depth` is 1 for the root. */
  open(name: string, attributes: Attributes, depth: number): void;
  /** Text and CDATA; may come in several pieces. */
  text(text: string): void;
  close(name: string, depth: number): void;
  /** False once nothing more is needed. */
  readonly wanted: boolean;
  /** False where long texts of nothing but numbers may be left out. */
  readonly needsNumbers?: boolean;
}

/** Coordinates are most of a file and slow to go through letter by letter; lines are kept, for what is told of them. */
const withoutNumbers = (text: string): string =>
  text.replace(/[\d.,\s]{64,}/g, (run) => '\n'.repeat(run.split('\n').length - 1) || ' ');

/** Tells of text that was not read as the file says, or could not be read. */
export function noteEncoding(end: XmlEnd, tally: Tally): void {
  if (end.replaced) tally.add('encoding-replaced', 'warning');
  if (end.guessed) tally.add('encoding-guessed', 'info');
}

export interface XmlEnd {
  /** False when the file ends before its root does. */
  readonly whole: boolean;
  /** A WHATWG label. */
  readonly encoding: string;
  /** Letters were met that are none in this encoding, or it is another than the file says. */
  readonly replaced: boolean;
  readonly guessed: boolean;
}

const CHUNK_BYTES = 1 << 16;
const MAX_DEPTH = 200;
const MAX_ATTRIBUTES = 500;
/** One text, comment or tag at most; coordinates of one ring of some three million places fit. */
const MAX_PIECE = 64 * 2 ** 20;
/** Mistakes that thousands of files have and that change nothing else. */
const HARMLESS =
  /undefined entity\.$|disallowed character\.$|XML declaration must be at the start of the document\.$/;

/** What stands at the place is no well-formed XML. The parser's own words quote the file. */
class NoXml extends Error {}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The encoding by a mark, by the shape of the first bytes, or by what the prolog says. */
function encodingOf(head: Buffer, file: string): { label: string; start: number } {
  const mark = byteOrderMark(head);
  if (mark) return { label: mark.label, start: mark.length };
  if (head[0] === 0x3c && head[1] === 0) return { label: 'utf-16le', start: 0 };
  if (head[0] === 0 && head[1] === 0x3c) return { label: 'utf-16be', start: 0 };
  const said = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(head.toString('latin1'))?.[1];
  if (said === undefined) return { label: 'utf-8', start: 0 };
  const label = labelOfCodePage(said);
  if (label === null) throw new Refusal('encoding-unknown', { file, encoding: said });
  // Read as bytes of one letter each, it can't be what it says.
  return { label: label.startsWith('utf-16') ? 'utf-8' : label, start: 0 };
}

/** Feeds a parser and hands its events on, with caps on all that could grow without end. */
class XmlReading {
  readonly parser = new SaxesParser({ xmlns: false, fileName: '' });
  depth = 0;
  ended = false;
  private fed = 0;
  private attributes = 0;

  constructor(handler: XmlHandler, file: string) {
    const { parser } = this;
    const event = (): void => {
      this.fed = 0;
    };
    parser.on('doctype', () => {
      if (!this.ended) throw new Refusal('file-unsafe', { file, reason: 'DOCTYPE' });
    });
    parser.on('opentagstart', () => {
      event();
      if (this.ended) return;
      this.attributes = 0;
      if (++this.depth > MAX_DEPTH) throw new Refusal('file-unsafe', { file, reason: 'XML' });
    });
    parser.on('attribute', () => {
      event();
      if (++this.attributes > MAX_ATTRIBUTES) throw new Refusal('file-unsafe', { file, reason: 'XML' });
    });
    parser.on('opentag', ({ name, attributes }) => {
      if (handler.wanted && !this.ended) handler.open(localName(name), attributes as Attributes, this.depth);
    });
    const text = (piece: string): void => {
      event();
      if (handler.wanted && this.depth > 0) handler.text(piece);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('comment', event);
    parser.on('processinginstruction', event);
    parser.on('closetag', ({ name }) => {
      event();
      if (this.ended) return;
      if (handler.wanted) handler.close(localName(name), this.depth);
      this.depth--;
      if (this.depth === 0) this.ended = true;
    });
    parser.on('error', (error) => {
      if (!this.ended && !HARMLESS.test(error.message)) throw new NoXml();
    });
  }

  feed(text: string, file: string): void {
    this.fed += text.length;
    if (this.fed > MAX_PIECE) throw new Refusal('file-too-large', { file, limitMB: MAX_PIECE / 2 ** 20 });
    this.parser.write(text);
  }
}

/**
 * Reads XML of any size as a stream of events, in the encoding that it declares. No entity but XML's own five and
 * character references is resolved; what has a DOCTYPE is refused `file-unsafe`, what is no XML `file-unreadable` with
 * its line. What stands behind the root is not looked at.
 *
 * @param file the file's name, for refusals
 */
export async function readXml(
  source: ByteSource,
  file: string,
  handler: XmlHandler,
  pace: Pace,
): Promise<XmlEnd> {
  const { label, start } = encodingOf(source.read(0, 512), file);
  const chunks = new TextChunks(source, label, start);
  const reading = new XmlReading(handler, file);
  try {
    for (let text = chunks.next(CHUNK_BYTES); text !== null; text = chunks.next(CHUNK_BYTES)) {
      reading.feed(handler.needsNumbers === false ? withoutNumbers(text) : text, file);
      if (reading.ended || !handler.wanted) break;
      if (pace.due) await pace.rest(chunks.fraction);
    }
  } catch (error) {
    if (!(error instanceof NoXml)) throw error;
    throw new Refusal('file-unreadable', { file, reason: 'XML', line: reading.parser.line });
  }
  const { label: encoding, replaced, guessed } = chunks;
  return { whole: reading.ended || !handler.wanted, encoding, replaced, guessed };
}
