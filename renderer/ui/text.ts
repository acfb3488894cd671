import { create } from 'zustand';
import type { Bilingual, Language } from '../../shared/contract/base.ts';

export type { Language };

/** The language of the page; set from the settings at the start and by the switch. */
export const useLanguage = create<{ language: Language }>(() => ({ language: 'th' }));

export const setLanguage = (language: Language): void => {
  document.documentElement.lang = language;
  useLanguage.setState({ language });
};

/** Fills `{name}` blanks; a blank without a value stays, so that the mistake is seen. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));

export type Translate = (text: Bilingual, values?: Readonly<Record<string, string | number>>) => string;

/** `t(text, values?)` in the page's language: `t(frameText.undo)`. */
export const useText = (): Translate => {
  const language = useLanguage((state) => state.language);
  return (text, values) => fill(text[language] || text.th, values);
};

/** The same outside components: for toasts and commands. */
export const translate: Translate = (text, values) =>
  fill(text[useLanguage.getState().language] || text.th, values);
