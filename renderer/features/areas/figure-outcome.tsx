import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FigurePreview, FigureReading } from '../../../shared/contract/area-figures.ts';
import type { AreaGroup } from '../../../shared/contract/import-findings.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi, figuresUi } from '../../../shared/text/areas-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import css from './figures.module.css';

interface OutcomeProps {
  readonly preview: FigurePreview;
  readonly reading: FigureReading;
  readonly onReading: (change: Partial<FigureReading>) => void;
}

/** What becomes of the figures: the account of rows and cells, areas that are not certain, and some figures. */
export function FigureOutcome({ preview, reading, onReading }: OutcomeProps) {
  const t = useText();
  const { rows, matched, fresh, changed, same, empty, issues } = preview;
  const open = preview.groups.filter(
    ({ key, outcome }) =>
      reading.picks[key] === undefined && ['suggested', 'ambiguous', 'unmatched'].includes(outcome),
  );
  const pick = (key: string, code: string): void => onReading({ picks: { ...reading.picks, [key]: code } });
  return (
    <section className={css.outcome} aria-label={t(areasUi.preview)}>
      <p role="status">
        <b>{t(figuresUi.account, { rows: formatNumber(rows), matched: formatNumber(matched) })}</b>
        <span>
          {t(figuresUi.counts, {
            fresh: formatNumber(fresh),
            changed: formatNumber(changed),
            same: formatNumber(same),
            empty: formatNumber(empty),
          })}
        </span>
      </p>
      {issues.map((issue) => (
        <p key={`${issue.code} ${issue.message}`} className={css.issue}>
          {t({ th: issue.message, en: issue.messageEn })}
        </p>
      ))}
      {preview.leftOut.length > 0 && <LeftOut leftOut={preview.leftOut} />}
      {open.length > 0 && <Groups groups={open} level={reading.level} onPick={pick} />}
      {preview.sample.length > 0 && <Sample sample={preview.sample} />}
    </section>
  );
}

const FIRST = 5;

/** Rows and cells that are left out, each with why. */
function LeftOut({ leftOut }: Pick<FigurePreview, 'leftOut'>) {
  const t = useText();
  const [all, setAll] = useState(false);
  const shown = all ? leftOut : leftOut.slice(0, FIRST);
  return (
    <div className={css.groups}>
      <h4>{t(figuresUi.leftOut)}</h4>
      <ul className={css.leftOut}>
        {shown.map(({ row, why }) => (
          <li key={`${row} ${why.th}`}>
            <b>{t(figuresUi.rowN, { n: row })}</b> {t(why)}
          </li>
        ))}
      </ul>
      {leftOut.length > shown.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t(areasUi.showAll, { n: formatNumber(leftOut.length) })}
        </Button>
      )}
    </div>
  );
}

interface GroupsProps {
  readonly groups: readonly AreaGroup[];
  readonly level: FigureReading['level'];
  readonly onPick: (key: string, code: string) => void;
}

/** Rows whose area is not known: what is near to it, or any other area. */
function Groups({ groups, level, onPick }: GroupsProps) {
  const t = useText();
  const [all, setAll] = useState(false);
  const shown = all ? groups : groups.slice(0, FIRST);
  return (
    <div className={css.groups}>
      <h4>
        {t(figuresUi.unmatched)} {formatNumber(groups.length)}
      </h4>
      <ul className={css.list}>
        {shown.map((group) => (
          <Group key={group.key} group={group} level={level} onPick={onPick} />
        ))}
      </ul>
      {groups.length > shown.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t(areasUi.showAll, { n: formatNumber(groups.length) })}
        </Button>
      )}
    </div>
  );
}

function Group({ group, level, onPick }: Omit<GroupsProps, 'groups'> & { readonly group: AreaGroup }) {
  const t = useText();
  const areas = useQuery(orpc.areas.spine.queryOptions()).data?.areas ?? [];
  const text = group.text.trim() === '' ? t(figuresUi.noText) : group.text;
  const near = group.suggestions.map(({ code, name, above }) => ({
    value: code,
    label: [name, above, code].filter((part) => part !== '').join(' · '),
  }));
  const others = areas
    .filter(({ register, retired, code }) => register === level && !retired && code !== null)
    .map(({ code, title }) => ({ value: code ?? '', label: `${title} · ${code}` }))
    .filter(({ value }) => near.every((one) => one.value !== value));
  return (
    <li className={css.unmatched}>
      <span>
        <b>{text}</b>
        {group.note !== null && <small>{t(group.note)}</small>}
      </span>
      <Select
        size="xs"
        searchable
        aria-label={t(figuresUi.area)}
        placeholder={near[0]?.label ?? t(figuresUi.area)}
        data={[...near, ...others]}
        limit={60}
        value={null}
        onChange={(code) => code !== null && onPick(group.key, code)}
      />
      {near[0] !== undefined && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t(figuresUi.useNamed, { name: near[0].label, text })}
          onClick={() => near[0] !== undefined && onPick(group.key, near[0].value)}
        >
          {t(figuresUi.use)}
        </Button>
      )}
    </li>
  );
}

function Sample({ sample }: { readonly sample: FigurePreview['sample'] }) {
  const t = useText();
  return (
    <details className={css.sample} open>
      <summary>{t(figuresUi.sample)}</summary>
      <table>
        <thead>
          <tr>
            <th>{t(figuresUi.area)}</th>
            <th>{t(figuresUi.indicator)}</th>
            <th>{t(figuresUi.year)}</th>
            <th data-number>{t(figuresUi.before)}</th>
            <th data-number>{t(figuresUi.value)}</th>
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, 8).map(({ area, code, indicator, yearBe, before, after, unit }) => (
            <tr key={`${code} ${indicator.th} ${yearBe}`}>
              <td>{area}</td>
              <td>{t(indicator)}</td>
              <td>{yearBe}</td>
              <td data-number>{before === null ? '–' : formatNumber(before)}</td>
              <td data-number>
                <b>{formatNumber(after)}</b> {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
