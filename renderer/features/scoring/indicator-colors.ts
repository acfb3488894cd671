/** Colours of the parts of a score: data colours, neighbours apart by lightness, never the accent. */
const COLORS = [
  ...['#BF4F1B', '#1F4E9C', '#86BDEA', '#B2609F', '#E8A02C', '#4E3320', '#8C8F93', '#F2E48C'],
  ...['#6E240C', '#5466B8', '#9DBB77', '#D96B4A', '#27337F', '#DD9A55', '#4C7426'],
];

/** The colour of an indicator by its place among them. */
export const indicatorColor = (at: number): string => COLORS[at % COLORS.length] ?? '#8C8F93';
