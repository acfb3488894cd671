/**
 * True while a list, menu or dialog is open: it answers Esc itself. Lists that are closed stay in the page, unseen.
 */
export const somethingIsOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((element) =>
    element.checkVisibility(),
  );
