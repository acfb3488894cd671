import type { Field } from '../../../shared/contract/layers.ts';

/** What programs write beside a shape: its length and size in units that nobody states, and its number in their file. */
const BY_PROGRAMS =
  /^(shape_*(leng|length|area|len)|st_*(length|area)\w*|perimeter|area|hectares?|acres?|(object|feature|o|f|g|u)?id|objectid_\d+|gid|fid_\w+)$/i;

const isByProgram = ({ name, title }: Field): boolean => BY_PROGRAMS.test(name) || BY_PROGRAMS.test(title);

/** The number that is most likely meant: a figure of people before an area; what programs wrote beside shapes only where there is no other. */
export const likely = (numbers: readonly Field[]): Field | undefined =>
  numbers.find((field) => field.name !== '@area' && !isByProgram(field)) ??
  numbers.find(({ name }) => name === '@area') ??
  numbers[0];
