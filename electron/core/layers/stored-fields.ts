import { z } from 'zod';
import { fieldType } from '../../../shared/contract/base.ts';
import { field } from '../../../shared/contract/layers.ts';

/**
 * What the catalogue keeps of a field: all that is known of a column of an imported layer, a result or the office's own
 * in a register; of a field that the program defines only what the office says otherwise.
 */
export const storedField = z.object({
  name: z.string(),
  title: z.string().optional(),
  titleEn: z.string().optional(),
  /** The heading in the file that it came from, where the label is another one now. */
  original: z.string().optional(),
  type: fieldType.optional(),
  unit: z.string().nullish(),
  codeList: z.string().nullish(),
  many: z.boolean().optional(),
  required: z.boolean().optional(),
  format: field.shape.format.optional(),
  section: z.string().optional(),
  hidden: z.boolean().optional(),
  /** Its place among the fields, where the office moved it. */
  position: z.number().optional(),
});
export type StoredField = z.infer<typeof storedField>;

const LIST = storedField.array();

/** Reads the catalogue's text. What can't be read says nothing: the columns stand under their own names. */
export const storedFields = (text: string | null): StoredField[] => {
  if (text === null) return [];
  try {
    const read = LIST.safeParse(JSON.parse(text));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
};
