import { useEffect } from 'react';
import { closeWall, showZone, stepView, toggleBlank, toggleLegend } from './wall-store.ts';

/** What a key means on the wall. `code` beside `key`: a Thai keyboard gives other letters on the same keys. */
const actionOf = (event: KeyboardEvent): (() => void) | null => {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) return () => showZone(Number(digit));
  switch (event.code) {
    case 'Escape':
      return closeWall;
    case 'Home':
      return () => showZone(0);
    case 'Space':
    case 'ArrowRight':
    case 'PageDown':
      return () => stepView(1);
    case 'ArrowLeft':
    case 'PageUp':
      return () => stepView(-1);
    case 'KeyL':
      return toggleLegend;
    case 'KeyB':
      return toggleBlank;
    default:
      return null;
  }
};

/** A button in focus keeps its own keys: Enter and the space bar press it. */
const isButtonKey = (event: KeyboardEvent): boolean =>
  (event.code === 'Space' || event.code === 'Enter') && event.target instanceof HTMLButtonElement;

/** Listens to the keys of the wall while it is up, before anything else hears them. */
export const useWallKeys = (open: boolean): void => {
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent): void => {
      const action = isButtonKey(event) ? null : actionOf(event);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) action();
    };
    // A browser keeps Esc for itself in full screen: leaving full screen then leaves the wall.
    const onFullscreen = (): void => {
      if (document.fullscreenElement === null) closeWall();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('fullscreenchange', onFullscreen);
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('fullscreenchange', onFullscreen);
    };
  }, [open]);
};
