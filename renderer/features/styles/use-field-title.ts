import type { Field } from '../../../shared/contract/layers.ts';
import { useLanguage } from '../../ui/index.ts';

/** A field's name in the page's language. */
export const useFieldTitle = (): ((field: Field) => string) => {
  const language = useLanguage((state) => state.language);
  return (field) => (language === 'en' && field.titleEn !== '' ? field.titleEn : field.title);
};
