/** A space between Thai and Latin or figures: titles of imported layers come in any script. */
export const spaced = (th: string): string =>
  th.replace(/([\u0E01-\u0E4E])([A-Za-z0-9])/g, '$1 $2').replace(/([A-Za-z0-9])([\u0E01-\u0E4E])/g, '$1 $2');
