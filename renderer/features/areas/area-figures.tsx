import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { type Figure, figureLevel, type IndicatorLine } from '../../../shared/contract/area-figures.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { figuresUi } from '../../../shared/text/areas-ui.ts';
import { orpc } from '../../api/index.ts';
import { type Translate, useLanguage, useText } from '../../ui/index.ts';
import { openFigures } from './areas-store.ts';
import css from './figures.module.css';

interface FiguresProps {
  /** The register of the row, whatever it is; nothing is shown for one that is none of areas. */
  readonly register: string | null;
  readonly fid: number;
}

/** The figures of an area by indicator and year, each with how it is known. */
export function AreaFigures({ register, fid }: FiguresProps) {
  const level = figureLevel.safeParse(register);
  return level.success ? <Figures level={level.data} fid={fid} /> : null;
}

function Figures({
  level,
  fid,
}: {
  readonly level: ReturnType<typeof figureLevel.parse>;
  readonly fid: number;
}) {
  const t = useText();
  const { data } = useQuery(orpc.areas.figures.queryOptions({ input: { level, fid } }));
  const [all, setAll] = useState(false);
  if (data === undefined) return null;
  const older = data.reduce((sum, { figures }) => sum + Math.max(0, figures.length - 1), 0);
  return (
    <section className={css.figures} aria-label={t(figuresUi.title)}>
      <h3>
        {t(figuresUi.title)}
        <Button size="compact-sm" variant="subtle" onClick={openFigures}>
          {t(figuresUi.take)}
        </Button>
      </h3>
      {data.length === 0 ? (
        <p className={css.hint}>{t(figuresUi.none)}</p>
      ) : (
        <table>
          <tbody>
            {data.map((line) => (
              <Indicator key={line.indicator} line={line} all={all} />
            ))}
          </tbody>
        </table>
      )}
      {older > 0 && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(!all)}>
          {all ? t(figuresUi.fewer) : t(figuresUi.earlier, { n: formatNumber(older) })}
        </Button>
      )}
    </section>
  );
}

function Indicator({ line, all }: { readonly line: IndicatorLine; readonly all: boolean }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const shown = all ? line.figures : line.figures.slice(0, 1);
  return shown.map((figure, at) => (
    <Fragment key={`${figure.yearBe}`}>
      <tr data-old={at > 0 || undefined}>
        <td>{at === 0 ? t(line.label) : ''}</td>
        <td>{figure.yearBe ?? '–'}</td>
        <td data-number>
          {figure.value === null ? <span className={css.part}>–</span> : <b>{formatNumber(figure.value)}</b>}{' '}
          {figure.unit}
        </td>
      </tr>
      <tr data-note>
        <td colSpan={3}>{notesOf(figure, t, language).join(' · ')}</td>
      </tr>
    </Fragment>
  ));
}

/** How a figure is known: from what, of how many areas, by which source, and that the area was another then. */
function notesOf(figure: Figure, t: Translate, language: 'th' | 'en'): string[] {
  const { how, known, of, value, partial, unit, source, asOf, beforeChange } = figure;
  const counts = { known: formatNumber(known), of: formatNumber(of) };
  const from = how === 'own' ? [] : [t(how === 'shared' ? figuresUi.shared : figuresUi.summed, counts)];
  const soFar =
    value === null && partial !== null
      ? [
          t(figuresUi.partial, { value: `${formatNumber(partial)} ${unit ?? ''}`.trim() }),
          t(figuresUi.incomplete),
        ]
      : [];
  return [
    ...from,
    ...soFar,
    ...(source === null || source === '' ? [] : [source]),
    ...(asOf === null ? [] : [formatDate(asOf, language)]),
    ...(beforeChange === null
      ? []
      : [t(figuresUi.beforeChange, { date: formatDate(beforeChange, language) })]),
  ];
}
