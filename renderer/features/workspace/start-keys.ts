import { useEffect } from 'react';

/** Ctrl+N and Ctrl+O of the start screen. */
export const useStartKeys = (keys: { readonly onNew: () => void; readonly onOpen: () => void }): void => {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      const work = event.code === 'KeyN' ? keys.onNew : event.code === 'KeyO' ? keys.onOpen : null;
      if (work === null) return;
      event.preventDefault();
      work();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
};
