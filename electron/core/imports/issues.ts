import type { Issue } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';
import type { MojibakeFinding } from '../../../shared/contract/import-findings.ts';
import { issueText } from '../../../shared/text/issues.ts';
import type { CrsDecision } from '../crs/index.ts';
import type { EncodingFinding, Tally } from '../formats/index.ts';
import type { ShapeFindings } from './found-shapes.ts';
import { openName, openNames } from './personal/index.ts';

/** All that is worth saying of a set. */
export interface Findings {
  readonly tally: Tally;
  readonly encoding: EncodingFinding;
  readonly crs: CrsDecision;
  /** Extensions of missing parts. */
  readonly missing: readonly string[];
  readonly outside: number;
  readonly importedAs: string | null;
  readonly skippedFiles: readonly string[];
  readonly shapes: Pick<ShapeFindings, 'overlaps' | 'slivers' | 'gaps' | 'unchecked'>;
  /** Garbled text that stays as it is. */
  readonly mojibake: MojibakeFinding | null;
  /** Columns that no field of the register takes. */
  readonly leftOut: readonly string[];
  /** Columns of personal data that are taken in. */
  readonly personalFields: readonly string[];
  /** Columns of personal data that a layer does not take. */
  readonly personalWithheld: readonly string[];
  /** The set is a list of persons: its own words may be theirs. */
  readonly ofPersons: boolean;
  /** Whether they go where a passphrase is needed. */
  readonly restricted: boolean;
}

/** An issue with its sentence. An ID number in a name from outside does not get into it. */
export function makeIssue(
  code: IssueCode,
  severity: Issue['severity'],
  count: number,
  details: Record<string, string | number> = {},
  examples: readonly string[] = [],
): Issue {
  const { th, en } = issueText(code, count, openNames(details, false));
  const open = examples.map((example) => openName(example, false));
  return { code, severity, count, message: th, messageEn: en, examples: open };
}

const ORDER = { error: 0, warning: 1, info: 2 };

/** The issues of a set, the gravest first. */
export function issuesOf(found: Findings): Issue[] {
  const findings = withOpenNames(found);
  const { tally, missing, outside, importedAs, skippedFiles } = findings;
  const personal = findings.personalFields;
  const issues = [...encodingIssues(findings), ...crsIssues(findings), ...contentIssues(findings)];
  if (missing.length > 0) {
    const grave = missing.includes('.shp') || missing.includes('.dbf');
    issues.push(
      makeIssue(
        'part-missing',
        grave ? 'warning' : 'info',
        missing.length,
        { parts: missing.join(' ') },
        missing,
      ),
    );
  }
  if (personal.length > 0) {
    const fields = personal.slice(0, 3).join(', ');
    const said = findings.restricted ? { fields, restricted: 1 } : { fields };
    const severity = findings.restricted ? 'info' : 'warning';
    issues.push(makeIssue('personal-suspected', severity, personal.length, said, personal));
  }
  const withheld = findings.personalWithheld;
  if (withheld.length > 0) {
    const fields = withheld.slice(0, 3).join(', ');
    issues.push(makeIssue('personal-left-out', 'warning', withheld.length, { fields }, withheld));
  }
  if (outside > 0) issues.push(makeIssue('outside-province', 'warning', outside));
  if (importedAs !== null) issues.push(makeIssue('same-file-again', 'warning', 1, { layer: importedAs }));
  if (skippedFiles.length > 0) {
    const files = skippedFiles.slice(0, 10);
    issues.push(
      makeIssue('file-skipped', 'info', skippedFiles.length, { files: files.slice(0, 3).join(', ') }, files),
    );
  }
  for (const { code, severity, count, examples, fields } of openNames(tally.list(), findings.ofPersons))
    issues.push(makeIssue(code, severity, count, fields ? { field: fields.join(', ') } : {}, examples));
  return issues.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

/** Where a table has no headings, its first row stands there; a picture may be named after who is on it. */
function withOpenNames(found: Findings): Findings {
  const open = <T>(names: T): T => openNames(names, found.ofPersons);
  return {
    ...found,
    skippedFiles: open(found.skippedFiles),
    leftOut: open(found.leftOut),
    personalFields: open(found.personalFields),
    personalWithheld: open(found.personalWithheld),
    mojibake: found.mojibake && { ...found.mojibake, columns: open(found.mojibake.columns) },
  };
}

function encodingIssues({ encoding }: Findings): Issue[] {
  if (encoding.evidence === 'undecided') {
    const best = encoding.candidates[0]?.name ?? '';
    return [makeIssue('encoding-guessed', 'warning', 1, { encoding: best })];
  }
  if (encoding.evidence !== 'thai-bytes') return [];
  return [makeIssue('encoding-guessed', 'info', 1, { encoding: 'Windows-874' })];
}

function crsIssues({ crs }: Findings): Issue[] {
  const { id, evidence, operation, declared, suspected } = crs.finding;
  const issues: Issue[] = [];
  if (evidence === 'undecided' || evidence === 'unknown')
    issues.push(makeIssue('crs-undecided', 'warning', 1, declared === undefined ? {} : { declared }));
  if (evidence === 'areas' || evidence === 'extent') {
    const title = { crs: crs.definition?.title ?? id ?? '' };
    issues.push(makeIssue('crs-guessed', 'info', 1, evidence === 'areas' ? { ...title, known: 1 } : title));
  }
  // What the user chose himself is not suspected any more.
  if (suspected && evidence !== 'user') {
    const fits = crs.finding.candidates.find((candidate) => candidate.id === suspected.id);
    const details = { metres: Math.round(suspected.metres ?? 0), crs: fits?.title ?? suspected.id };
    const reversed = suspected.kind === 'datum' && operation !== null;
    issues.push(
      makeIssue(
        `crs-${suspected.kind}-suspected`,
        'warning',
        1,
        reversed ? { ...details, reversed: 1 } : details,
      ),
    );
  }
  if (operation !== null) issues.push(makeIssue('crs-datum-shift', 'info', 1, { operation }));
  return issues;
}

function contentIssues({ shapes, mojibake, leftOut }: Findings): Issue[] {
  const issues: Issue[] = [];
  if (mojibake) {
    const fields = mojibake.columns.slice(0, 3).join(', ');
    issues.push(makeIssue('text-mojibake', 'warning', mojibake.rows, { fields }, mojibake.columns));
  }
  if (leftOut.length > 0) {
    const fields = leftOut.slice(0, 3).join(', ');
    issues.push(makeIssue('columns-left-out', 'info', leftOut.length, { fields }, leftOut.slice(0, 20)));
  }
  if (shapes.overlaps > 0) {
    const { overlaps } = shapes;
    issues.push(makeIssue('geometry-overlap', 'warning', overlaps, { places: overlaps }));
  }
  if (shapes.slivers > 0) issues.push(makeIssue('geometry-sliver', 'info', shapes.slivers));
  if (shapes.gaps > 0) issues.push(makeIssue('geometry-gap', 'info', shapes.gaps));
  if (shapes.unchecked) {
    const { areas, checked } = shapes.unchecked;
    issues.push(makeIssue('overlap-unchecked', 'info', areas, checked === 0 ? {} : { checked }));
  }
  return issues;
}
