import type { Issue } from '../../../shared/contract/base.ts';
import type { IssueCode } from '../../../shared/contract/codes.ts';

export type Severity = Issue['severity'];

/** One kind of imperfection, counted. Examples are row numbers, names of columns or of files. */
export interface Finding {
  readonly code: IssueCode;
  readonly severity: Severity;
  count: number;
  readonly examples: string[];
  /** Columns in which it was found, where that is known: they stand in the sentence. */
  fields?: string[];
}

const KEPT_EXAMPLES = 10;
const KEPT_FIELDS = 3;

/** Counts what is imperfect in a file, by code, with the first few places to look at. */
export class Tally {
  private readonly findings = new Map<IssueCode, Finding>();

  /** `example` is a row number counted from 1, or a name. */
  add(code: IssueCode, severity: Severity, example?: number | string, count = 1): void {
    let finding = this.findings.get(code);
    if (!finding) {
      finding = { code, severity, count: 0, examples: [] };
      this.findings.set(code, finding);
    }
    finding.count += count;
    if (example !== undefined && finding.examples.length < KEPT_EXAMPLES) {
      const text = String(example);
      if (!finding.examples.includes(text)) finding.examples.push(text);
    }
  }

  /** Names a column in which something that was counted lies. */
  within(code: IssueCode, field: string): void {
    const finding = this.findings.get(code);
    if (!finding || finding.fields?.includes(field)) return;
    if ((finding.fields?.length ?? 0) < KEPT_FIELDS) finding.fields = [...(finding.fields ?? []), field];
  }

  count(code: IssueCode): number {
    return this.findings.get(code)?.count ?? 0;
  }

  merge(other: Tally): void {
    for (const finding of other.list()) {
      this.add(finding.code, finding.severity, undefined, finding.count);
      for (const example of finding.examples) this.add(finding.code, finding.severity, example, 0);
      for (const field of finding.fields ?? []) this.within(finding.code, field);
    }
  }

  /** Merges another in which the rows of one code are among those that are told here: they count once. */
  mergeAlike(other: Tally, code: IssueCode): void {
    const count = Math.max(this.count(code), other.count(code));
    this.merge(other);
    const finding = this.findings.get(code);
    if (finding) finding.count = count;
  }

  /** The worst first. */
  list(): Finding[] {
    const order = { error: 0, warning: 1, info: 2 };
    return [...this.findings.values()].sort((a, b) => order[a.severity] - order[b.severity]);
  }
}
