import type { ImportSet } from '../../../shared/contract/imports.ts';
import type { EncodingFinding, FeatureSource, SourceSurvey } from '../formats/index.ts';
import { firstRows } from './survey.ts';

const ROWS = 10;
/** A reading with less behind it than this is not worth a column on the screen. */
const WORTH = 0.05;

/** The first rows of the text columns in each encoding that is plausible: the chosen one first. */
export function readingsOf(
  source: FeatureSource,
  survey: SourceSurvey,
  encoding: EncodingFinding,
): ImportSet['readings'] {
  const worth = encoding.candidates.filter((candidate) => candidate.score >= WORTH).map((c) => c.name);
  const names = new Set([...(encoding.name ? [encoding.name] : []), ...worth]);
  if (names.size === 1 && encoding.candidates.length > 0) {
    // One to compare with: that the chosen one is right is seen beside a wrong one.
    const other = encoding.candidates.find((candidate) => !names.has(candidate.name));
    if (other) names.add(other.name);
  }
  return [...names].slice(0, 3).map((name) => {
    const columns = source
      .columns(survey, name)
      .filter((column) => column.type === 'text' && !column.keptAsText);
    const rows = firstRows(source, columns, name, ROWS);
    return {
      encoding: name,
      columns: columns.map((column) => column.name),
      rows: rows.map(({ values }) => values.map((value) => String(value ?? ''))),
    };
  });
}
