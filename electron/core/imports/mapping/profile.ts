import type {
  ColumnMapping,
  ImportChoice,
  ImportProfile,
} from '../../../../shared/contract/import-choice.ts';
import { headingKey } from './headings.ts';

/** Columns in common, of all that either has: 1 for the same set in whatever order or spelling of spaces. */
export function similarColumns(a: readonly string[], b: readonly string[]): number {
  const own = new Set(a.map(headingKey));
  const other = new Set(b.map(headingKey));
  if (own.size === 0 || other.size === 0) return 0;
  const common = [...own].filter((name) => other.has(name)).length;
  return common / (own.size + other.size - common);
}

/** The mappings whose columns the file has, under the names that the file gives them. */
function applicable(mappings: readonly ColumnMapping[], columns: readonly string[]): ColumnMapping[] {
  const names = new Map(columns.map((name) => [headingKey(name), name]));
  const own = new Set(columns);
  return mappings.flatMap((mapping) => {
    const found = mapping.columns.map((name) => (own.has(name) ? name : names.get(headingKey(name))));
    const whole = found.filter((name) => name !== undefined);
    return whole.length === found.length ? [{ ...mapping, columns: whole }] : [];
  });
}

function placingFor(
  profile: ImportProfile,
  columns: readonly string[] | undefined,
): ImportProfile['placing'] {
  const { placing } = profile;
  if (!columns || placing?.kind !== 'coordinates') return placing;
  const there = (name: string | null): boolean => name === null || columns.includes(name);
  return there(placing.x) && there(placing.y) ? placing : null;
}

/**
 * A choice filled up from a profile: what the user decided stands.
 *
 * @param columns of the file, where they are known: what a profile says of columns that the file lacks is left out
 */
export function withProfile(
  choice: ImportChoice,
  profile: ImportProfile,
  columns?: readonly string[],
): ImportChoice {
  const mapping = profile.mapping && columns ? applicable(profile.mapping, columns) : profile.mapping;
  const register = choice.register ?? profile.register;
  return {
    ...choice,
    profile: profile.id,
    encoding: choice.encoding ?? profile.encoding,
    crs: choice.crs ?? profile.crs,
    headerRow: choice.headerRow ?? profile.headerRow,
    placing: choice.placing ?? placingFor(profile, columns),
    register,
    // The fields of one register say nothing of another's.
    mapping: choice.mapping ?? (register === profile.register ? mapping : null),
  };
}
