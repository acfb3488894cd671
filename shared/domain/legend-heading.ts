import type { Legend } from '../contract/style.ts';

/** «ตำบล: ประชากร (คน)»: whose classes they are, of what, in which unit; for the wall and for paper alike. */
export const legendHeading = ({ title, measure, unit }: Pick<Legend, 'title' | 'measure' | 'unit'>): string =>
  `${title}${measure === '' || measure === title ? '' : `: ${measure}`}${unit === '' ? '' : ` (${unit})`}`;
