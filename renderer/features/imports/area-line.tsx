import { Button } from '@mantine/core';
import type { AreaLevelName } from '../../../shared/contract/import-choice.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import { importsTables } from '../../../shared/text/imports-tables-ui.ts';
import { useText } from '../../ui/index.ts';
import { type GroupLine, shownName } from './area-groups.ts';
import { AreaSearch } from './area-search.tsx';
import match from './matching.module.css';

interface LineProps {
  readonly line: GroupLine;
  readonly level: AreaLevelName;
  /** The code of an area, or `''` to leave the rows without one. */
  readonly onPick: (code: string) => void;
  readonly onTakeBack: () => void;
}

/** One name of the file: what is near to it, a search for any other area, or leaving it. */
export function AreaLine({ line, level, onPick, onTakeBack }: LineProps) {
  const t = useText();
  const { group, pick } = line;
  const text = shownName(group.text, t);
  return (
    <div className={match.group}>
      <p className={match.groupHead}>
        <b>{text}</b>
        <span>{t(importsMatching.groupRows, { n: formatNumber(group.rows) })}</span>
        <span data-kind={group.outcome}>
          {t(importsMatching.outcome[group.outcome], { level: t(importsTables.levels[level]) })}
        </span>
      </p>
      {pick === null && group.outcome !== 'picked' ? (
        <Choices line={line} level={level} text={text} onPick={onPick} />
      ) : (
        <Picked line={line} text={text} onTakeBack={onTakeBack} />
      )}
    </div>
  );
}

interface ChoiceProps {
  readonly line: GroupLine;
  readonly level: AreaLevelName;
  readonly text: string;
  readonly onPick: (code: string) => void;
}

function Choices({ line, level, text, onPick }: ChoiceProps) {
  const t = useText();
  const { suggestions, note } = line.group;
  return (
    <div className={match.choices}>
      {note !== null && <p>{t(note)}</p>}
      {suggestions.length === 0 && <p>{t(importsMatching.noSuggestion)}</p>}
      {suggestions.slice(0, 5).map(({ code, name, above, reason }) => (
        <div key={code} className={match.suggestion}>
          <span>
            <b>{name}</b> {above} <small>{code}</small>
            <small>{t(reason)}</small>
          </span>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t(importsMatching.useNamed, { name, above, text })}
            onClick={() => onPick(code)}
          >
            {t(importsMatching.use)}
          </Button>
        </div>
      ))}
      <div className={match.otherWays}>
        <AreaSearch level={level} text={text} onPick={onPick} />
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          aria-label={t(importsMatching.leaveNamed, { text })}
          onClick={() => onPick('')}
        >
          {t(importsMatching.leave)}
        </Button>
      </div>
    </div>
  );
}

interface PickedProps {
  readonly line: GroupLine;
  readonly text: string;
  readonly onTakeBack: () => void;
}

function Picked({ line, text, onTakeBack }: PickedProps) {
  const t = useText();
  const { group, pick } = line;
  const suggested = group.suggestions.find(({ code }) => code === pick);
  const known = group.area?.code === pick || pick === null ? group.area : null;
  const name = suggested === undefined ? (known?.name ?? pick ?? '') : `${suggested.name} ${suggested.above}`;
  return (
    <div className={match.picked}>
      <span>{pick === '' ? t(importsMatching.left) : `${name} ${known?.code ?? pick ?? ''}`}</span>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-label={t(importsMatching.takeBackNamed, { text })}
        onClick={onTakeBack}
      >
        {t(importsMatching.takeBack)}
      </Button>
    </div>
  );
}
