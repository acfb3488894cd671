import type { AreaSplit } from '../../../../shared/contract/area-change.ts';
import { areaFinding, areaTitle } from '../../../../shared/text/areas.ts';
import { type AreaFacts, newAreaId } from './areas.queries.ts';
import type { ChangeBook } from './change-book.ts';
import { checkNewCode, checkTwice } from './check-code.ts';
import type { PlanContext } from './plan-context.ts';

/** A part of a split as it will be. */
export interface Part {
  readonly index: number;
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly title: string;
  /** The row goes on as this part. */
  readonly goesOn: boolean;
}

/** The parts as they were asked for, with their codes judged. */
export function partsOf(context: PlanContext, book: ChangeBook, area: AreaFacts, change: AreaSplit): Part[] {
  const { register } = area;
  const parts = change.parts.map(({ code, nameTh }, index): Part => {
    const goesOn = index === change.keeps;
    return {
      ...{ index, goesOn, id: goesOn ? area.id : newAreaId() },
      ...{ code: code === '' ? null : code, name: nameTh, title: areaTitle(register, nameTh) },
    };
  });
  for (const { index, name, code, goesOn } of parts) {
    const about = `part ${index}`;
    if (name === '') book.error(areaFinding.nameMissing, about);
    if (!goesOn) checkNewCode(context, book, { register, code, name, about });
    else if (code !== area.code) book.error(areaFinding.keepsOther, about);
  }
  checkTwice(
    book,
    parts.map(({ code, index }) => ({ code, about: `part ${index}` })),
  );
  return parts;
}
