import { useQuery } from '@tanstack/react-query';
import type { OwnCodeList } from '../../../shared/contract/fields.ts';
import { CODE_LISTS } from '../../../shared/domain/code-lists/index.ts';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { orpc } from '../../api/index.ts';
import { useLanguage } from '../../ui/index.ts';

const NONE: readonly OwnCodeList[] = [];

/** The office's own code lists, with the fields that use them. */
export const useCodeLists = (): readonly OwnCodeList[] =>
  useQuery(orpc.fields.codeLists.queryOptions()).data ?? NONE;

/** A list of the program has no name of its own: it is called by the first field that uses it. */
const builtInLists = (language: 'th' | 'en'): { value: string; label: string }[] =>
  CODE_LISTS.flatMap(({ key }) => {
    for (const register of REGISTERS) {
      const field = register.fields.find((one) => one.codeList === key);
      if (field) return [{ value: key, label: `${field[language]} (${register[language]})` }];
    }
    return [];
  });

/** All lists from which a field may take its values, in groups for a select. */
export const useListChoices = (): {
  own: { value: string; label: string }[];
  builtIn: { value: string; label: string }[];
} => {
  const language = useLanguage((state) => state.language);
  const own = useCodeLists().map(({ key, title, titleEn }) => ({
    value: key,
    label: language === 'en' && titleEn !== '' ? titleEn : title,
  }));
  return { own, builtIn: builtInLists(language) };
};
