import type { RefusalCode } from '../contract/codes.ts';

/**
 * Something the user can act on: a code of the closed table and the words for the blanks of its sentence.
 * Thrown by the core, carried by every transport, shown as one sentence with what to do next.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Record<string, string | number>;

  constructor(code: RefusalCode, details: Record<string, string | number> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
