import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AreaMatch } from '../../../shared/contract/import-findings.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsMatching } from '../../../shared/text/imports-matching-ui.ts';
import { importsTables } from '../../../shared/text/imports-tables-ui.ts';
import { useText } from '../../ui/index.ts';
import { openRows, shownName } from './area-groups.ts';
import { AreasDialog } from './areas-dialog.tsx';
import { Card } from './card.tsx';
import css from './cards.module.css';
import type { ReviewedSet } from './import-store.ts';
import match from './matching.module.css';

/** In the order of the bar: the surest first, what is open last. */
const OUTCOMES = ['code', 'name', 'place', 'picked', 'suggested', 'ambiguous', 'unmatched'] as const;
const OPEN: readonly string[] = ['suggested', 'ambiguous', 'unmatched'];

interface CardProps {
  readonly reviewed: ReviewedSet;
  readonly found: AreaMatch;
}

/** How many rows know their area, by what, and the way to settle the rest. */
export function AreasCard({ reviewed, found }: CardProps) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const level = t(importsTables.levels[found.level]);
  const left = openRows(found);
  return (
    <Card
      kind="areas"
      title={t(importsMatching.areas)}
      note={t(importsMatching.areasOf, { n: formatNumber(found.rows), level })}
      state={left === 0 ? 'ok' : left > 99 ? 'ask' : left}
      busy={reviewed.rereading}
      tools={
        found.groups.length > 0 && (
          <Button size="compact-sm" variant="light" onClick={() => setOpen(true)}>
            {t(importsMatching.open)}
          </Button>
        )
      }
    >
      <div className={css.scroll}>
        <Bar found={found} />
        <ul className={match.counts}>
          {OUTCOMES.filter((outcome) => found[outcome] > 0).map((outcome) => (
            <li key={outcome} data-open={OPEN.includes(outcome) || undefined} data-kind={outcome}>
              <span>
                <i aria-hidden="true" />
                {t(importsMatching.outcome[outcome], { level })}
              </span>
              <b>{formatNumber(found[outcome])}</b>
              <Example found={found} outcome={outcome} />
            </li>
          ))}
        </ul>
        {left === 0 && <p className={match.settled}>{t(importsMatching.settled)}</p>}
      </div>
      <AreasDialog opened={open} reviewed={reviewed} found={found} onClose={() => setOpen(false)} />
    </Card>
  );
}

/** Rows as a bar: settled ones first. */
function Bar({ found }: { readonly found: AreaMatch }) {
  const t = useText();
  const known = formatNumber(found.rows - openRows(found));
  return (
    <div
      className={match.bar}
      role="img"
      aria-label={t(importsMatching.barLabel, { n: known, all: formatNumber(found.rows) })}
    >
      {OUTCOMES.filter((outcome) => found[outcome] > 0).map((outcome) => (
        <i key={outcome} data-kind={outcome} style={{ flexGrow: found[outcome] }} />
      ))}
    </div>
  );
}

/** One group of the kind, so that the number is more than a number. */
function Example({ found, outcome }: { readonly found: AreaMatch; readonly outcome: string }) {
  const t = useText();
  if (outcome === 'unmatched') return <small>{t(importsMatching.unmatchedHint)}</small>;
  const group = found.groups.find((one) => one.outcome === outcome);
  const best = group?.area?.name ?? group?.suggestions[0];
  if (group === undefined || best === undefined || outcome === 'ambiguous') return null;
  const name = typeof best === 'string' ? best : `${best.name} ${best.above}`;
  return <small>{t(importsMatching.becomes, { text: shownName(group.text, t), name })}</small>;
}
