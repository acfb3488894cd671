import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { openWall } from '../features/meetings/index.ts';
import { lockIfOpen } from '../features/restricted/index.ts';
import { closeFound } from '../features/selection/index.ts';
import { deskMapApi, useDeskMap } from '../map/index.ts';
import { somethingIsOpen } from '../ui/index.ts';
import { setHistoryOpen, setSearchOpen, setSelection, useDesk } from './desk.ts';
import { redo, undo } from './notify.tsx';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A dialog is none: one that is closing has the focus for a moment still, and what is typed in it is asked for by itself. */
const isInPopup = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="menu"], [role="listbox"]') !== null;

/** Whether something was open when the key went down: what answers Esc itself is gone by the time we are asked. */
let openBefore = false;

const closeTop = (): void => {
  const { historyOpen, selection } = useDesk.getState();
  if (historyOpen) setHistoryOpen(false);
  else if (closeFound()) return;
  else if (useDeskMap.getState().pin !== null) deskMapApi.pin(null);
  else if (selection !== null) setSelection(null);
};

const control = (event: KeyboardEvent): (() => void) | null => {
  if (event.code === 'KeyK') return () => setSearchOpen(true);
  if (event.code === 'KeyL') return lockIfOpen;
  if (event.code === 'KeyF' && !useDesk.getState().tableOpen) {
    return () => {
      // At once, so that what is typed right after it is not lost.
      flushSync(() => useDesk.setState({ tableOpen: true }));
      document.querySelector<HTMLInputElement>('[data-find-rows] input')?.focus();
    };
  }
  // Who is in a menu or list means that, not the last change of the data behind it.
  if (isTyping(event.target) || isInPopup(event.target)) return null;
  if (event.code === 'KeyZ') return event.shiftKey ? () => void redo() : () => void undo();
  return event.code === 'KeyY' ? () => void redo() : null;
};

const plain = (event: KeyboardEvent): (() => void) | null => {
  if (event.key === 'F5') return () => openWall({});
  if (event.key === 'Escape' && !openBefore && !isTyping(event.target)) return closeTop;
  if (event.key === 'F2' && !isTyping(event.target)) {
    const value = document.querySelector<HTMLElement>('[aria-keyshortcuts="F2"]');
    return value === null ||
      (event.target instanceof Element && event.target.matches('[aria-keyshortcuts="F2"]'))
      ? null
      : () => value.click();
  }
  return null;
};

/** The keys that work everywhere; by place on the keyboard, since a Thai layout has other letters there. */
export const useKeys = (): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const work = event.ctrlKey || event.metaKey ? control(event) : plain(event);
      if (work === null) return;
      event.preventDefault();
      work();
    };
    const look = (): void => {
      openBefore = somethingIsOpen();
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, []);
};
