import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsCrs } from '../../../shared/text/imports-crs-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { Card } from './card.tsx';
import css from './crs.module.css';
import {
  type CrsCandidate,
  choosableSystems,
  fitOf,
  rivalOf,
  shortId,
  shownCandidates,
} from './crs-choices.ts';
import type { ReviewedSet } from './import-store.ts';
import { OutlineMap } from './outline-map.tsx';
import { compareWith, decide } from './reread.ts';

const evidenceWords = importsCrs.crsEvidence;
type Evidence = keyof typeof evidenceWords;
const isEvidence = (word: string): word is Evidence => word in evidenceWords;

/** How the system was decided, what it was compared with and how it is carried over to WGS 84. */
function useReason(set: ImportSet): string {
  const t = useText();
  const { id, evidence, operation, comparedWith, declared, candidates } = set.crs;
  const parts: string[] = [];
  if (declared !== undefined) parts.push(t(importsCrs.declaredUnknown, { name: declared }));
  else if (evidence !== 'areas' || comparedWith === undefined)
    parts.push(
      evidence === 'undecided' && comparedWith === undefined
        ? t(importsCrs.undecidedAlone)
        : isEvidence(evidence)
          ? t(evidenceWords[evidence])
          : evidence,
    );
  if (comparedWith !== undefined) {
    const register = t(registerOf(comparedWith.register) ?? importsCrs.mapKnown);
    parts.push(t(importsCrs.compared[comparedWith.kind], { register, n: formatNumber(comparedWith.count) }));
  }
  const listed = candidates.some((candidate) => candidate.id === id);
  if (id !== null && operation !== null && !listed) parts.push(t(importsCrs.operation, { name: operation }));
  return parts.join(' · ');
}

/** Coordinate systems with how far each would lie off, beside a small map of where the data would be. */
export function CrsCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice, rereading } = reviewed;
  const asked = choice.crs ?? set.crs.id;
  const rival = rivalOf(set);
  const known = rival === null || reviewed.outlines[rival.id] !== undefined;
  useEffect(() => {
    if (!known && !rereading && rival !== null && set.featureCount <= COMPARE_AT_MOST)
      void compareWith(set.key, rival.id);
  }, [known, rereading, rival, set]);
  const question = set.crs.suspected !== undefined && choice.crs === null;
  return (
    <Card
      kind="crs"
      title={t(importsCrs.crs)}
      note={useReason(set)}
      state={set.crs.id === null || question ? 'ask' : 'ok'}
      busy={rereading}
      tools={<OtherCrs set={set} asked={asked} />}
    >
      <div className={css.crsBody}>
        <div className={css.candidates}>
          {question && <Question set={set} />}
          <Candidates set={set} asked={asked} />
        </div>
        <OutlineMap reviewed={reviewed} rival={rival} />
      </div>
    </Card>
  );
}

/** Above this many rows a second reading for the picture alone would be felt. */
const COMPARE_AT_MOST = 5000;

/** What speaks against the system that the file declares, as a question with both answers. */
function Question({ set }: { readonly set: ImportSet }) {
  const t = useText();
  const { id, candidates, suspected } = set.crs;
  if (suspected === undefined || id === null) return null;
  const titleOf = (wanted: string): string =>
    candidates.find((candidate) => candidate.id === wanted)?.title ?? wanted;
  const likely = titleOf(suspected.id);
  const metres = suspected.metres === null ? '–' : formatNumber(suspected.metres);
  return (
    <fieldset className={css.question}>
      <legend>{t(importsCrs.suspected[suspected.kind], { declared: titleOf(id), metres, likely })}</legend>
      <Button size="compact-sm" variant="light" onClick={() => decide(set.key, { crs: suspected.id })}>
        {t(importsCrs.useThis, { name: likely })}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => decide(set.key, { crs: id })}>
        {t(importsCrs.useAsFile)}
      </Button>
    </fieldset>
  );
}

/** `asked` is marked at once, though the set is still being read again. */
function Candidates({ set, asked }: { readonly set: ImportSet; readonly asked: string | null }) {
  const t = useText();
  return (
    <div role="radiogroup" aria-label={t(importsCrs.crs)}>
      {shownCandidates(set).map((candidate) => (
        <Candidate key={candidate.id} set={set} candidate={candidate} on={candidate.id === asked} />
      ))}
    </div>
  );
}

interface CandidateProps {
  readonly set: ImportSet;
  readonly candidate: CrsCandidate;
  readonly on: boolean;
}

function Candidate({ set, candidate, on }: CandidateProps) {
  const t = useText();
  const fit = fitOf(candidate);
  const { direction, id } = candidate;
  const facts = [id];
  // Where nothing is known to measure from, the share stands in the line above.
  if (candidate.metresOff !== null || candidate.inside === 0)
    facts.push(t(importsCrs.insideShare, { share: Math.round(candidate.inside * 100) }));
  if (set.crs.id === id && set.crs.operation !== null) facts.push(set.crs.operation);
  if (direction !== undefined) facts.push(t(importsCrs.liesOff, { direction: t(direction) }));
  return (
    <label className={css.candidate} data-on={on || undefined}>
      <input
        type="radio"
        name={`crs-${set.key}`}
        checked={on}
        onChange={() => decide(set.key, { crs: id })}
      />
      <b>{candidate.title}</b>
      <span className={css.fit} data-tone={fit.tone}>
        {t(fit.words, fit.values)}
      </span>
      <small title={facts.join(' · ')}>{facts.join(' · ')}</small>
    </label>
  );
}

/** Every system that can be chosen by hand. */
function OtherCrs({ set, asked }: { readonly set: ImportSet; readonly asked: string | null }) {
  const t = useText();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={css.other ?? ''}
          aria-label={t(importsCrs.otherCrs)}
          rightSection={<IconChevronDown size={14} stroke={1.75} />}
        >
          {t(importsUi.chooseSelf)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choosableSystems(set).map(({ id, title }) => (
          <Menu.Item
            key={id}
            aria-current={id === asked}
            rightSection={id === asked ? <IconCheck size={14} stroke={2} aria-hidden="true" /> : null}
            onClick={() => decide(set.key, { crs: id })}
          >
            {title} · {shortId(id)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
