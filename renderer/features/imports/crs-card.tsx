import { Button, Loader, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconQuestionMark } from '@tabler/icons-react';
import type { ImportSet } from '../../../shared/contract/imports.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import cards from './cards.module.css';
import css from './crs.module.css';
import { type CrsCandidate, choosableSystems, fitOf, shortId, shownCandidates } from './crs-choices.ts';
import { reread } from './import-actions.ts';
import type { ReviewedSet } from './import-store.ts';
import { OutlineMap } from './outline-map.tsx';

const evidenceWords = importsUi.crsEvidence;
type Evidence = keyof typeof evidenceWords;
const isEvidence = (word: string): word is Evidence => word in evidenceWords;

function useReason(set: ImportSet): string {
  const t = useText();
  const { id, evidence, operation } = set.crs;
  if (set.geometryType === 'None') return t(importsUi.noCrs);
  if (id === null) return t(evidenceWords.undecided);
  const why = isEvidence(evidence) ? t(evidenceWords[evidence]) : evidence;
  return operation === null ? why : `${why} · ${t(importsUi.operation, { name: operation })}`;
}

/** Coordinate systems with how far each would lie off, beside a small map of where the data would be. */
export function CrsCard({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, rereading } = reviewed;
  const reason = useReason(set);
  const asked = reviewed.choice.crs ?? set.crs.id;
  const decided = set.crs.id !== null || set.geometryType === 'None';
  return (
    <section className={cards.card} aria-label={t(importsUi.crs)} aria-busy={rereading}>
      <header className={cards.cardHead}>
        <span className={cards.state} data-tone={decided ? 'ok' : 'warn'} aria-hidden="true">
          {decided ? <IconCheck size={13} stroke={2} /> : <IconQuestionMark size={13} stroke={2} />}
        </span>
        <h2>{t(importsUi.crs)}</h2>
        <small title={reason}>{reason}</small>
        <span className={cards.spring} />
        {rereading && <Loader size={14} aria-label={t(importsUi.reading)} />}
        {set.geometryType !== 'None' && <OtherCrs set={set} asked={asked} />}
      </header>
      <div className={css.crsBody}>
        {set.geometryType === 'None' ? (
          <p className={cards.none}>{t(importsUi.noCrs)}</p>
        ) : (
          <Candidates set={set} asked={asked} />
        )}
        <OutlineMap reviewed={reviewed} />
      </div>
    </section>
  );
}

/** `asked` is marked at once, though the set is still being read again. */
function Candidates({ set, asked }: { readonly set: ImportSet; readonly asked: string | null }) {
  const t = useText();
  const shown = shownCandidates(set);
  const choose = (crs: string | null): void => {
    if (crs !== null && crs !== asked) void reread(set.key, { crs });
  };
  return (
    <div className={css.candidates}>
      <div role="radiogroup" aria-label={t(importsUi.crs)}>
        {shown.map((candidate) => (
          <Candidate
            key={candidate.id}
            set={set}
            candidate={candidate}
            on={candidate.id === asked}
            onChoose={choose}
          />
        ))}
      </div>
    </div>
  );
}

interface CandidateProps {
  readonly set: ImportSet;
  readonly candidate: CrsCandidate;
  readonly on: boolean;
  readonly onChoose: (id: string) => void;
}

function Candidate({ set, candidate, on, onChoose }: CandidateProps) {
  const t = useText();
  const fit = fitOf(candidate);
  const share = t(importsUi.insideShare, { share: Math.round(candidate.inside * 100) });
  return (
    <label className={css.candidate} data-on={on || undefined}>
      <input type="radio" name={`crs-${set.key}`} checked={on} onChange={() => onChoose(candidate.id)} />
      <b>{candidate.title}</b>
      <span className={css.fit} data-tone={fit.tone}>
        {t(fit.words, fit.values)}
      </span>
      <small>
        {candidate.id} · {share}
      </small>
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
          aria-label={t(importsUi.otherCrs)}
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
            onClick={() => void reread(set.key, { crs: id })}
          >
            {title} · {shortId(id)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
