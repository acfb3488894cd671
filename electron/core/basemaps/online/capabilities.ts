import { SaxesParser } from 'saxes';
import type { Extent } from '../../../../shared/contract/base.ts';
import { extentOf, plainWords } from '../sources/tile-file.ts';

/** An element of a capabilities document; names without their prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const MOST_ELEMENTS = 200_000;
const DEEPEST = 60;
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML into a tree of bounded size; entities of the document's own are not expanded. Null for what is none.
 */
export function readTree(text: string): Element | null {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  let count = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++count > MOST_ELEMENTS || stack.length > DEEPEST) throw new Error('too large a document');
    const own = Object.entries(attributes).map(([key, value]) => [localName(key), String(value)]);
    const element = {
      name: localName(name),
      attributes: Object.fromEntries(own) as Record<string, string>,
      children: [],
      text: '',
    };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  const add = (piece: string): void => {
    const last = stack.at(-1);
    if (last && last.text.length < 20_000) last.text += piece;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void stack.pop());
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return root.children[0] ?? null;
}

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];
export const childOf = (element: Element | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => at?.children.find((child) => child.name === name), element);
export const wordsOf = (element: Element | undefined, most = 200): string => plainWords(element?.text, most);

/** Two corners, `lon lat` each. */
export function cornersExtent(lower: string, upper: string): Extent | null {
  return extentOf([...lower.trim().split(/\s+/), ...upper.trim().split(/\s+/)].map(Number));
}
