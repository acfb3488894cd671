import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { type TreeLine, type TreeNode, visibleLines } from './spine-tree.ts';
import { type TreeMove, treeMove, typedAhead } from './tree-keys.ts';
import { TreeRow } from './tree-row.tsx';

export interface AreaTreeProps {
  readonly roots: readonly TreeNode[];
  readonly open: ReadonlySet<string>;
  readonly onOpen: (open: ReadonlySet<string>) => void;
  /** True for nodes that are selected on the desk. */
  readonly isSelected: (node: TreeNode) => boolean;
  /** `toggle` adds to the selection or takes out of it. */
  readonly onSelect: (node: TreeNode, how: 'replace' | 'toggle') => void;
  /** The node that is to be seen, as when it was chosen on the map. */
  readonly reveal: string | null;
}

const ROW = 30;
/** Letters typed within this time are one word. */
const ONE_WORD_MS = 700;

const changed = (open: ReadonlySet<string>, key: string, on: boolean): Set<string> => {
  const next = new Set(open);
  if (on) next.add(key);
  else next.delete(key);
  return next;
};

/** The branches beside a line, all open. */
const allBeside = (open: ReadonlySet<string>, lines: readonly TreeLine[], at: TreeLine): Set<string> =>
  new Set([...open, ...lines.filter(({ parent }) => parent === at.parent).map(({ node }) => node.key)]);

/** Letters that are typed one after the other. */
const useTyped = (): ((letter: string) => string) => {
  const typed = useRef({ text: '', at: 0 });
  return (letter) => {
    const now = Date.now();
    const text = now - typed.current.at < ONE_WORD_MS ? typed.current.text + letter : letter;
    typed.current = { text, at: now };
    return text;
  };
};

/** A tree of any size: only lines near the window stand in the page; one of them is active, and keys go from it. */
export function AreaTree(props: AreaTreeProps) {
  const { roots, open, onOpen, isSelected, onSelect, reveal } = props;
  const t = useText();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => visibleLines(roots, open), [roots, open]);
  const [active, setActive] = useState<string | null>(null);
  const at = Math.max(
    0,
    lines.findIndex(({ node }) => node.key === active),
  );
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => lines[index]?.node.key ?? index,
    overscan: 12,
  });
  const addLetter = useTyped();
  const goTo = (index: number): void => {
    setActive(lines[index]?.node.key ?? null);
    virtual.scrollToIndex(index);
  };
  const revealed = reveal === null ? -1 : lines.findIndex(({ node }) => node.key === reveal);
  const scrollTo = useRef(virtual.scrollToIndex);
  scrollTo.current = virtual.scrollToIndex;
  useEffect(() => {
    if (revealed < 0) return;
    setActive(reveal);
    scrollTo.current(revealed, { align: 'auto' });
  }, [reveal, revealed]);

  const doMove = (move: TreeMove): void => {
    const line = lines[move.index];
    if (line === undefined) return;
    if (move.kind === 'go') goTo(move.index);
    else if (move.kind === 'open') onOpen(changed(open, line.node.key, true));
    else if (move.kind === 'close') onOpen(changed(open, line.node.key, false));
    else if (move.kind === 'open-all') onOpen(allBeside(open, lines, line));
    else onSelect(line.node, move.kind === 'toggle' ? 'toggle' : 'replace');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(lines, at, event.key);
    if (move !== null) doMove(move);
    else if ([...event.key].length === 1) {
      const found = typedAhead(lines, at, addLetter(event.key));
      if (found !== null) goTo(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowId = (index: number): string => `${id}-${index}`;
  return (
    <div
      ref={scroller}
      className={css.tree}
      role="tree"
      aria-label={t(areasUi.tree)}
      aria-multiselectable="true"
      aria-description={t(areasUi.keysHint)}
      aria-activedescendant={lines.length > 0 ? rowId(at) : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      <div className={css.treeInner} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = lines[index];
          return line === undefined ? null : (
            <TreeRow
              key={key}
              id={rowId(index)}
              line={line}
              top={start}
              active={index === at}
              selected={isSelected(line.node)}
              onPress={() => {
                setActive(line.node.key);
                scroller.current?.focus({ preventScroll: true });
              }}
              onFold={() => onOpen(changed(open, line.node.key, !line.expanded))}
              onSelect={(how) => onSelect(line.node, how)}
            />
          );
        })}
      </div>
    </div>
  );
}
