import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import type {
  AreaChange,
  AreaPlan,
  PlanArea,
  PlanFinding,
  PlanMember,
} from '../../../shared/contract/area-change.ts';
import { formatDate } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { FormatArea, useLanguage, useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { partColor } from './change-draft.ts';

interface PreviewProps {
  readonly plan: AreaPlan;
  readonly draft: AreaChange;
}

/** What will happen: the areas before and after, what follows, and what is still to be mended. */
export function PlanPreview({ plan, draft }: PreviewProps) {
  const t = useText();
  const colored = draft.kind === 'split';
  return (
    <section className={css.preview} aria-label={t(areasUi.preview)}>
      <h3>{t(areasUi.preview)}</h3>
      <p className={css.sentence}>{t(plan.sentence)}</p>
      <Areas title={t(areasUi.previewBefore)} areas={plan.before} colored={false} />
      <Areas title={t(areasUi.previewAfter)} areas={plan.after} colored={colored} />
      <Recoded members={plan.members} colored={colored} />
      <Consequences plan={plan} />
      <Findings plan={plan} />
      <p className={css.hint}>{t(areasUi.undoable)}</p>
    </section>
  );
}

interface AreasProps {
  readonly title: string;
  readonly areas: readonly PlanArea[];
  readonly colored: boolean;
}

function Areas({ title, areas, colored }: AreasProps) {
  if (areas.length === 0) return null;
  return (
    <div className={css.side}>
      <h4>{title}</h4>
      <ul>
        {areas.map((area, at) => (
          <li key={area.id ?? `${at} ${area.code}`}>
            {colored && <span className={css.swatch} style={{ background: partColor(at) }} />}
            <b>{area.title}</b>
            <span className={css.code}>{area.code}</span>
            <Times area={area} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Since or until when it is in force, and its extent. */
function Times({ area }: { readonly area: PlanArea }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { validFrom, validTo, areaM2, register } = area;
  const from = validFrom === null ? null : t(areasUi.from, { date: formatDate(validFrom, language) });
  const when =
    validTo === null
      ? (from ?? t(areasUi.inForce))
      : t(areasUi.until, { date: formatDate(validTo, language) });
  return (
    <small data-ends={validTo !== null || undefined}>
      {when}
      {register !== 'village' && ' · '}
      {register !== 'village' &&
        (areaM2 === null ? t(areasUi.noArea) : <FormatArea m2={areaM2} form="rai" />)}
    </small>
  );
}

const FIRST = 6;

/** Areas inside whose code changes, or that go to another part. */
function Recoded({
  members,
  colored,
}: {
  readonly members: readonly PlanMember[];
  readonly colored: boolean;
}) {
  const t = useText();
  const [all, setAll] = useState(false);
  const changed = members.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return null;
  const shown = all ? changed : changed.slice(0, FIRST);
  return (
    <div className={css.side}>
      <h4>{t(areasUi.recodedInside, { n: formatNumber(changed.length) })}</h4>
      <ul>
        {shown.map(({ id, title, before, after, part }) => (
          <li key={id}>
            {colored && part !== null && (
              <span className={css.swatch} style={{ background: partColor(part) }} />
            )}
            <span className={css.grow}>{title}</span>
            <span className={css.code}>
              {before ?? '–'} → <b>{after ?? '–'}</b>
            </span>
          </li>
        ))}
      </ul>
      {changed.length > shown.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t(areasUi.showAll, { n: formatNumber(changed.length) })}
        </Button>
      )}
    </div>
  );
}

function Consequences({ plan }: { readonly plan: AreaPlan }) {
  const t = useText();
  const there = plan.consequences.filter(({ count }) => count > 0);
  if (there.length === 0) return null;
  return (
    <div className={css.side}>
      <h4>{t(areasUi.consequences)}</h4>
      <ul>
        {there.map(({ what, how, count }) => (
          <li key={`${what.th} ${how.th}`}>
            <span className={css.grow}>
              {t(what)} <b>{formatNumber(count)}</b>
            </span>
            <small>{t(how)}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a finding is about, where its own words do not say. */
const aboutOf = ({ about }: PlanFinding, plan: AreaPlan, partWords: (n: number) => string): string => {
  const part = /^part (\d+)$/.exec(about ?? '');
  if (part && plan.after.length > 1) return `${partWords(Number(part[1]) + 1)}: `;
  const member = plan.members.find(({ id }) => about === `member ${id}`);
  return member === undefined ? '' : `${member.title}: `;
};

function Findings({ plan }: { readonly plan: AreaPlan }) {
  const t = useText();
  const partWords = (n: number): string => t(areasUi.partN, { n });
  return (
    <div role="status">
      {(['error', 'warning'] as const).map((severity) => {
        const found = plan.findings.filter((finding) => finding.severity === severity);
        if (found.length === 0) return null;
        return (
          <div key={severity} className={css.findings} data-severity={severity}>
            <h4>
              {severity === 'error' ? (
                <IconCircleX size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
              )}
              {t(severity === 'error' ? areasUi.mend : areasUi.look)}
            </h4>
            <ul>
              {found.map((finding) => (
                <li key={`${finding.about} ${finding.message.th}`}>
                  {aboutOf(finding, plan, partWords)}
                  {t(finding.message)}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
