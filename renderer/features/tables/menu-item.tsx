import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import css from './tools.module.css';

interface ItemProps {
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly danger?: boolean;
  readonly onClick: () => void;
}

/** A line of a menu: its sign, its words, the keys that do the same. */
export function Item({ icon, children, keys, disabled = false, danger = false, onClick }: ItemProps) {
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={keys === undefined ? undefined : <kbd className={css.keys}>{keys}</kbd>}
      disabled={disabled}
      {...(danger ? { color: 'red' } : {})}
      onClick={onClick}
    >
      {children}
    </Menu.Item>
  );
}

/** Signs of menus have one size. */
export const ICON = { size: 18, stroke: 1.75 };
