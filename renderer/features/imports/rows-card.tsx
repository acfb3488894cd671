import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Bilingual } from '../../../shared/contract/base.ts';
import { type ImportChoice, rowActions } from '../../../shared/contract/import-choice.ts';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import { useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './cards.module.css';
import { rowsAbove } from './file-row.ts';
import type { ReviewedSet } from './import-store.ts';
import match from './matching.module.css';
import { decide } from './reread.ts';
import { ROW_CLASSES, type RowClassName } from './row-classes.ts';
import { RowsDialog } from './rows-dialog.tsx';

type RowMatch = NonNullable<ImportSet['rowMatch']>;
type Actions = ImportChoice['actions'];

const ACTION_WORDS: Readonly<
  Record<Exclude<keyof Actions, 'missingIn'>, Readonly<Record<string, Bilingual>>>
> = {
  new: importsMatching.newActions,
  changed: importsMatching.changedActions,
  missing: importsMatching.missingActions,
  conflicting: importsMatching.conflictingActions,
};

interface CardProps {
  readonly reviewed: ReviewedSet;
  readonly found: RowMatch;
}

/** Rows of the file beside the rows that stand here: how many of each kind, which, and what happens to them. */
export function RowsCard({ reviewed, found }: CardProps) {
  const t = useText();
  const [shown, setShown] = useState<RowClassName | null>(null);
  const register = registerOf(found.register);
  const conflicts = found.conflicting.count;
  return (
    <Card
      kind="rows"
      title={t(importsMatching.rows)}
      note={register === undefined ? '' : t(importsMatching.rowsOf, { register: t(register) })}
      state={conflicts === 0 ? 'ok' : conflicts > 99 ? 'ask' : conflicts}
      busy={reviewed.rereading}
    >
      <div className={css.scroll}>
        <table className={match.classes}>
          <tbody>
            {ROW_CLASSES.map((name) => (
              <ClassRow
                key={name}
                name={name}
                count={found[name].count}
                reviewed={reviewed}
                onSee={() => setShown(name)}
              />
            ))}
          </tbody>
        </table>
        {found.missing.count + found.missing.areaCount > 0 && <MissingIn reviewed={reviewed} found={found} />}
      </div>
      <RowsDialog
        found={found}
        shown={shown}
        above={rowsAbove(reviewed.set)}
        onClose={() => setShown(null)}
      />
    </Card>
  );
}

/** Over which rows of the register «not in the file» is judged, for the user to widen. */
function MissingIn({ reviewed, found }: CardProps) {
  const t = useText();
  const { set, choice } = reviewed;
  const { areas, areaCount } = found.missing;
  const names = `${areas.slice(0, 3).join(', ')}${areaCount > 3 ? ' …' : ''}`;
  const over =
    areaCount === 0
      ? t(importsMatching.missingNoAreas)
      : t(importsMatching.missingAreas, { n: formatNumber(areaCount), names });
  return (
    <div className={match.missingIn}>
      <span>{t(importsMatching.missingIn)}</span>
      <select
        className={css.select}
        aria-label={t(importsMatching.missingIn)}
        value={choice.actions.missingIn}
        onChange={(event) => {
          const actions = rowActions.safeParse({ ...choice.actions, missingIn: event.currentTarget.value });
          if (actions.success) decide(set.key, { actions: actions.data });
        }}
      >
        {Object.entries(importsMatching.missingInKinds).map(([scope, words]) => (
          <option key={scope} value={scope}>
            {t(words)}
          </option>
        ))}
      </select>
      {choice.actions.missingIn === 'areas' && <small title={areas.join(', ')}>{over}</small>}
    </div>
  );
}

interface ClassProps {
  readonly name: RowClassName;
  readonly count: number;
  readonly reviewed: ReviewedSet;
  readonly onSee: () => void;
}

function ClassRow({ name, count, reviewed, onSee }: ClassProps) {
  const t = useText();
  const kind = t(importsMatching.rowClass[name]);
  return (
    <tr data-none={count === 0 || undefined}>
      <th scope="row" data-kind={name}>
        {kind}
      </th>
      <td className={match.count}>{formatNumber(count)}</td>
      <td>
        {name === 'same' ? (
          <span className={css.soft}>{t(importsMatching.nothingDone)}</span>
        ) : (
          <ActionSelect name={name} reviewed={reviewed} disabled={count === 0} />
        )}
      </td>
      <td className={match.see}>
        {count > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t(importsMatching.seeRowsNamed, { kind, n: formatNumber(count) })}
            onClick={onSee}
          >
            {t(importsMatching.seeRows)}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface ActionProps {
  readonly name: Exclude<keyof Actions, 'missingIn'>;
  readonly reviewed: ReviewedSet;
  readonly disabled: boolean;
}

function ActionSelect({ name, reviewed, disabled }: ActionProps) {
  const t = useText();
  const { set, choice } = reviewed;
  return (
    <select
      className={css.select}
      disabled={disabled}
      aria-label={t(importsMatching.rowAction, { kind: t(importsMatching.rowClass[name]) })}
      value={choice.actions[name]}
      onChange={(event) => {
        const actions = rowActions.safeParse({ ...choice.actions, [name]: event.currentTarget.value });
        if (actions.success) decide(set.key, { actions: actions.data });
      }}
    >
      {Object.entries(ACTION_WORDS[name]).map(([action, words]) => (
        <option key={action} value={action}>
          {t(words)}
        </option>
      ))}
    </select>
  );
}
