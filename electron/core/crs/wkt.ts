/** A node of well-known text: `KEYWORD["name", 1.0, CHILD[…]]`. */
export interface WktNode {
  readonly keyword: string;
  readonly values: readonly (string | number)[];
  readonly children: readonly WktNode[];
}

const LONGEST = 20_000;
const DEEPEST = 32;

/** Reads WKT of either kind of bracket. Null for text that is none. */
export function parseWkt(text: string): WktNode | null {
  const source = text.replace(/^\uFEFF/, '').slice(0, LONGEST);
  let at = 0;
  const blank = (): void => {
    while (at < source.length && /[\s,]/.test(source[at]!)) at++;
  };
  const quoted = (): string => {
    const end = source.indexOf('"', ++at);
    const value = source.slice(at, end < 0 ? source.length : end);
    at = end < 0 ? source.length : end + 1;
    return value;
  };
  const word = (): string => {
    const match = /^[^\s,()[\]"]+/.exec(source.slice(at, at + 200));
    at += match?.[0].length ?? 1;
    return match?.[0] ?? '';
  };
  const node = (keyword: string, depth: number): WktNode => {
    const values: (string | number)[] = [];
    const children: WktNode[] = [];
    at++;
    for (blank(); at < source.length && !/[\])]/.test(source[at]!); blank()) {
      if (source[at] === '"') values.push(quoted());
      else {
        const token = word();
        if (/[[(]/.test(source[at] ?? '') && depth < DEEPEST)
          children.push(node(token.toUpperCase(), depth + 1));
        else values.push(Number.isNaN(Number(token)) ? token : Number(token));
      }
    }
    at++;
    return { keyword, values, children };
  };
  blank();
  const keyword = word().toUpperCase();
  if (!/^[A-Z_]+$/.test(keyword) || !/[[(]/.test(source[at] ?? '')) return null;
  return node(keyword, 0);
}

/** The first node with one of the keywords, the node itself and all below searched. */
export function findNode(node: WktNode, ...keywords: string[]): WktNode | null {
  if (keywords.includes(node.keyword)) return node;
  for (const child of node.children) {
    const found = findNode(child, ...keywords);
    if (found) return found;
  }
  return null;
}

/** The name in a node's first value. */
export const nodeName = (node: WktNode | null): string => String(node?.values[0] ?? '');
