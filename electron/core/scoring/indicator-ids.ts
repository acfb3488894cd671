/** Where the figures of an indicator come from, as its id says it. */
export type IndicatorSource =
  | { readonly kind: 'statistic'; readonly indicator: string }
  | { readonly kind: 'rows'; readonly register: string }
  /** 1 where an area has no row of a register, 0 where it has. */
  | { readonly kind: 'none'; readonly register: string }
  | { readonly kind: 'sum'; readonly register: string; readonly field: string }
  | { readonly kind: 'people'; readonly count: PeopleCount }
  | { readonly kind: 'area' }
  | { readonly kind: 'field'; readonly layer: string; readonly field: string };

/** Counts of persons that the restricted store gives out, suppressed. */
export const PEOPLE_COUNTS = ['households', 'vulnerable'] as const;
export type PeopleCount = (typeof PEOPLE_COUNTS)[number];

const part = encodeURIComponent;

/** The id of an indicator: the same for the same source, readable by `sourceOf`. */
export const idOf = (source: IndicatorSource): string => {
  switch (source.kind) {
    case 'statistic':
      return `statistic:${part(source.indicator)}`;
    case 'rows':
    case 'none':
      return `${source.kind}:${part(source.register)}`;
    case 'sum':
      return `sum:${part(source.register)}:${part(source.field)}`;
    case 'people':
      return `people:${source.count}`;
    case 'area':
      return 'area:';
    case 'field':
      return `field:${part(source.layer)}:${part(source.field)}`;
  }
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
};

/** What an id stands for; null for one that stands for nothing. */
export const sourceOf = (id: string): IndicatorSource | null => {
  const [kind, ...parts] = id.split(':');
  const [first = '', second = ''] = parts.map(decoded);
  switch (kind) {
    case 'statistic':
      return { kind, indicator: first };
    case 'rows':
    case 'none':
      return { kind, register: first };
    case 'sum':
      return { kind, register: first, field: second };
    case 'people': {
      const count = PEOPLE_COUNTS.find((one) => one === first);
      return count === undefined ? null : { kind, count };
    }
    case 'area':
      return { kind };
    case 'field':
      return { kind, layer: first, field: second };
    default:
      return null;
  }
};
