import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import css from './dialogs.module.css';

interface VirtualListProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T, index: number) => string;
  /** Pixels that a line usually takes; it is measured once it is shown. */
  readonly lineHeight: number;
  readonly label: string;
  readonly children: (item: T, index: number) => ReactNode;
}

/** A list of any length: only lines near the window stand in the page. */
export function VirtualList<T>({ items, keyOf, lineHeight, label, children }: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => keyOf(items[index] as T, index),
    overscan: 8,
  });
  const total = virtual.getTotalSize();
  return (
    <div ref={scroller} className={css.virtual} style={{ '--total': `${total}px` } as CSSProperties}>
      <ul aria-label={label} style={{ height: total }}>
        {virtual.getVirtualItems().map((line) => (
          <li
            key={line.key}
            ref={virtual.measureElement}
            data-index={line.index}
            aria-setsize={items.length}
            aria-posinset={line.index + 1}
            style={{ transform: `translateY(${line.start}px)` }}
          >
            {children(items[line.index] as T, line.index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
