import type { KeyboardEvent } from 'react';
import type { Leave } from './use-cell-edit.ts';

/** Where a key leaves an editor to; undefined for keys that stay in it. */
export const leaveBy = ({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Leave | undefined => {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  return key === 'Tab' ? (shiftKey ? 'left' : 'right') : undefined;
};
