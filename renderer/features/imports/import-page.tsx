import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileAlert } from '@tabler/icons-react';
import { memo, type ReactNode, useEffect, useMemo } from 'react';
import { importsInto } from '../../../shared/text/imports-into-ui.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { failureOf, refusalSentence, useJob } from '../../api/index.ts';
import { Empty, ErrorNotice, useText } from '../../ui/index.ts';
import { AboutCard } from './about-card.tsx';
import { AreasCard } from './areas-card.tsx';
import { arrange, type CardKind, cardsOf } from './arrange.ts';
import { CrsCard } from './crs-card.tsx';
import { FieldsCard } from './fields-card.tsx';
import { FoundCard } from './found-card.tsx';
import { cancelImport, closeImport, retryImport } from './import-actions.ts';
import { ImportFoot } from './import-foot.tsx';
import css from './import-page.module.css';
import { ImportResultList } from './import-result.tsx';
import { type ReviewedSet, useImport } from './import-store.ts';
import { MappingCard } from './mapping-card.tsx';
import { PageHead, SetTabs } from './page-head.tsx';
import { PersonalCard, PersonalWarning } from './personal-card.tsx';
import { pickAndImport } from './pick-files.ts';
import { decideProfile } from './reread.ts';
import { RowsCard } from './rows-card.tsx';
import { clearPlace } from './show-place.ts';
import { TableCard } from './table-card.tsx';
import { ThaiTextCard } from './thai-text-card.tsx';
import { useFreshReadings } from './use-fresh-readings.ts';
import { useTurn } from './use-turn.ts';
import { WorkingCard } from './working-card.tsx';

/** The whole intake on one page: from dropped files to the button that says how many rows change. */
export function ImportPage() {
  const t = useText();
  const phase = useImport((state) => state.phase);
  const reviewing = phase === 'review' || phase === 'committing';
  // What a look at the map drew there has been looked at.
  useEffect(clearPlace, []);
  useFreshReadings();
  return (
    <main className={css.page} aria-label={t(importsUi.heading, { name: '' })}>
      <PageHead />
      {reviewing && <SetTabs />}
      <div className={css.body}>{reviewing ? <Review /> : <Waiting />}</div>
      <ImportFoot />
    </main>
  );
}

function Review() {
  const t = useText();
  const sets = useImport((state) => state.sets);
  const active = useImport((state) => state.active);
  const committing = useImport((state) => state.phase === 'committing');
  const reviewed = sets.find(({ set }) => set.key === active);
  if (reviewed === undefined) {
    return (
      <Empty
        icon={<IconFileAlert size={24} stroke={1.75} />}
        title={t(importsUi.nothingFound)}
        text={t(importsUi.nothingFoundHint)}
      >
        <Button onClick={() => void pickAndImport()}>{t(importsUi.chooseFiles)}</Button>
      </Empty>
    );
  }
  const { set } = reviewed;
  if (set.refusal !== null) return <Refused reviewed={reviewed} others={sets.length > 1} />;
  return (
    <div className={css.cards} inert={committing} key={set.key}>
      <Notices reviewed={reviewed} />
      <CardRows reviewed={reviewed} />
    </div>
  );
}

/** A set that can't be taken in says so in its own tab and stops no other. */
function Refused({ reviewed, others }: { readonly reviewed: ReviewedSet; readonly others: boolean }) {
  const t = useText();
  const { refusal, name } = reviewed.set;
  if (refusal === null) return null;
  return (
    <div className={css.middle}>
      <div className={css.refused}>
        <h2>{name}</h2>
        <ErrorNotice text={t(refusal)}>
          {others && <p className={css.soft}>{t(importsInto.setRefusedOthers)}</p>}
        </ErrorNotice>
      </div>
    </div>
  );
}

/** What concerns the whole set: a reading that failed, personal data, a profile that fits. */
function Notices({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const t = useText();
  const { set, choice, trouble } = reviewed;
  const { profile } = set;
  const offered = profile !== null && !set.profileUsed && choice.profile === null;
  return (
    <>
      {trouble !== null && <ErrorNotice text={t(refusalSentence(trouble))} />}
      <PersonalWarning set={set} />
      {offered && (
        <section className={css.offer}>
          <p>{t(importsInto.profileOffer, { name: profile.name })}</p>
          <Button size="compact-md" variant="light" onClick={() => decideProfile(set.key, profile.id)}>
            {t(importsInto.profileTake)}
          </Button>
        </section>
      )}
    </>
  );
}

/** The cards that apply, in rows. Drawn again only when the set or what was chosen for it is another. */
const CardRows = memo(function CardRows({ reviewed }: { readonly reviewed: ReviewedSet }) {
  const narrow = useMediaQuery('(max-width: 1240px)', false) ?? false;
  const { set } = reviewed;
  const rows = useMemo(() => arrange(cardsOf(set), narrow), [set, narrow]);
  const order = rows.flatMap(({ cards }) => cards);
  return rows.map(({ cards, columns }, at) => (
    <div
      key={cards.join()}
      className={css.cardRow}
      data-first={at === 0 || undefined}
      data-many={rows.length > 2 || undefined}
      style={{ gridTemplateColumns: columns }}
    >
      {cards.map((kind) => (
        <CardInTurn key={kind} kind={kind} reviewed={reviewed} turn={order.indexOf(kind)} />
      ))}
    </div>
  ));
});

interface AnyCardProps {
  readonly kind: CardKind;
  readonly reviewed: ReviewedSet;
}

function CardInTurn({ turn, ...card }: AnyCardProps & { readonly turn: number }) {
  return useTurn(turn) ? <AnyCard {...card} /> : <div className={css.pending} aria-busy="true" />;
}

function AnyCard({ kind, reviewed }: AnyCardProps): ReactNode {
  const { set } = reviewed;
  if (kind === 'text') return <ThaiTextCard reviewed={reviewed} />;
  if (kind === 'table') return <TableCard reviewed={reviewed} />;
  if (kind === 'crs') return <CrsCard reviewed={reviewed} />;
  if (kind === 'fields') return <FieldsCard set={set} />;
  if (kind === 'mapping') {
    if (set.mapping === null || set.register === null) return <FieldsCard set={set} />;
    return <MappingCard reviewed={reviewed} report={set.mapping} register={set.register} />;
  }
  if (kind === 'areas') return set.areaMatch && <AreasCard reviewed={reviewed} found={set.areaMatch} />;
  if (kind === 'rows') return set.rowMatch && <RowsCard reviewed={reviewed} found={set.rowMatch} />;
  if (kind === 'personal') return <PersonalCard reviewed={reviewed} />;
  if (kind === 'about') return <AboutCard reviewed={reviewed} />;
  return <FoundCard reviewed={reviewed} />;
}

function Waiting() {
  const t = useText();
  const { phase, failure, result, jobId } = useImport();
  const job = useJob(jobId);
  if (phase === 'done' && result !== null) return <ImportResultList result={result} />;
  if (phase !== 'failed') return <WorkingCard job={job} onCancel={cancelImport} />;
  return (
    <div className={css.middle}>
      <ErrorNotice text={t(refusalSentence(failure))}>
        <WaysOut />
      </ErrorNotice>
    </div>
  );
}

/** What was looked into and refused is refused again: another file is the way on, else another try. */
function WaysOut() {
  const t = useText();
  const { refs, failure, failedIn } = useImport();
  const code = failureOf(failure).refusal?.code;
  const final = failedIn === 'inspecting' && code !== undefined;
  return (
    <div className={css.ways}>
      {refs.length > 0 && !final && (
        <Button size="compact-md" onClick={retryImport}>
          {t(importsUi.tryAgain)}
        </Button>
      )}
      {refs.length > 0 && code === 'shapefile-part-missing' && (
        <Button size="compact-md" variant="default" onClick={() => void pickAndImport(true)}>
          {t(importsUi.addParts)}
        </Button>
      )}
      <Button size="compact-md" variant={final ? 'filled' : 'default'} onClick={() => void pickAndImport()}>
        {t(importsUi.chooseFiles)}
      </Button>
      {final && (
        <Button size="compact-md" variant="default" onClick={closeImport}>
          {t(importsUi.close)}
        </Button>
      )}
    </div>
  );
}
