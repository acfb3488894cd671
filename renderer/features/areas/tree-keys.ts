import { looseText } from '../../../shared/domain/thai-text.ts';
import type { TreeLine } from './spine-tree.ts';

/** What a key does in the tree. */
export type TreeMove =
  | { readonly kind: 'go'; readonly index: number }
  | { readonly kind: 'open' | 'close' | 'choose' | 'toggle'; readonly index: number }
  | { readonly kind: 'open-all'; readonly index: number };

const go = (lines: readonly TreeLine[], index: number): TreeMove | null =>
  lines.length === 0 ? null : { kind: 'go', index: Math.max(0, Math.min(lines.length - 1, index)) };

/** Right opens a branch, then goes into it; left closes it, then goes to what holds it. */
function sideways(lines: readonly TreeLine[], index: number, right: boolean): TreeMove | null {
  const line = lines[index];
  if (!line) return null;
  if (right) {
    if (line.node.children.length === 0) return null;
    return line.expanded ? go(lines, index + 1) : { kind: 'open', index };
  }
  if (line.expanded) return { kind: 'close', index };
  const above = lines.findIndex(({ node }) => node.key === line.parent);
  return above < 0 ? null : go(lines, above);
}

const PAGE = 10;

/** The move that a key asks for, by the pattern of trees (ARIA); null for keys that the tree does not answer. */
export function treeMove(lines: readonly TreeLine[], index: number, key: string): TreeMove | null {
  switch (key) {
    case 'ArrowDown':
      return go(lines, index + 1);
    case 'ArrowUp':
      return go(lines, index - 1);
    case 'PageDown':
      return go(lines, index + PAGE);
    case 'PageUp':
      return go(lines, index - PAGE);
    case 'Home':
      return go(lines, 0);
    case 'End':
      return go(lines, lines.length - 1);
    case 'ArrowRight':
      return sideways(lines, index, true);
    case 'ArrowLeft':
      return sideways(lines, index, false);
    case '*':
      return { kind: 'open-all', index };
    case 'Enter':
      return { kind: 'choose', index };
    case ' ':
      return { kind: 'toggle', index };
    default:
      return null;
  }
}

/** The next line whose name begins with what was typed, from the one after it on; a longer text may stay where it is. */
export function typedAhead(lines: readonly TreeLine[], index: number, typed: string): number | null {
  const wanted = looseText(typed);
  if (wanted === '') return null;
  const from = [...typed].length > 1 ? index : index + 1;
  for (let step = 0; step < lines.length; step++) {
    const at = (from + step) % lines.length;
    if (looseText(lines[at]?.node.title ?? '').startsWith(wanted)) return at;
  }
  return null;
}
