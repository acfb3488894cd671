import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CouncilArea, Spine } from '../../../shared/contract/areas.ts';
import { dayInThailand } from '../../../shared/domain/dates.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areasUi, councilUi } from '../../../shared/text/areas-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { ErrorNotice, Panel, PanelBody, PanelFoot, PanelHead, useText } from '../../ui/index.ts';
import css from './areas.module.css';
import { backToTree } from './areas-store.ts';
import { saveCouncil } from './council-actions.ts';
import { CouncilDates } from './council-dates.tsx';
import { type CouncilDraft, draftOf, isChanged, movesOf } from './council-draft.ts';
import { CouncilParts } from './council-parts.tsx';
import { DayInput } from './day-input.tsx';
import { useSpine } from './use-spine.ts';

/** The sub-districts and villages of a council area, and where its boundary comes from. */
export function CouncilPanel({ fid }: { readonly fid: number }) {
  const t = useText();
  const { spine } = useSpine();
  const { data, error } = useQuery(orpc.areas.councilArea.queryOptions({ input: { fid } }));
  const title = t(councilUi.title, { name: data?.title ?? '' });
  return (
    <Panel label={title}>
      <PanelHead title={title} onClose={backToTree} />
      {error !== null && <ErrorNotice text={t(refusalSentence(error))} />}
      {data !== undefined && spine !== undefined && (
        <CouncilForm key={stampOf(data)} council={data} spine={spine} />
      )}
    </Panel>
  );
}

/** Another state of the council area begins the form anew: after a save, an undo, another window's change. */
const stampOf = ({ subdistricts, members, shapeFrom }: CouncilArea): string =>
  [shapeFrom, ...subdistricts.map(({ code }) => code), ...members.map(({ fid }) => fid)].join(' ');

interface FormProps {
  readonly council: CouncilArea;
  readonly spine: Spine;
}

function CouncilForm({ council, spine }: FormProps) {
  const t = useText();
  const [draft, setDraft] = useState(() => draftOf(council));
  const [onDate, setOnDate] = useState(() => dayInThailand());
  const [busy, setBusy] = useState(false);
  const { come, go } = movesOf(draft, council);
  const save = async (): Promise<void> => {
    setBusy(true);
    await saveCouncil(council, draft, onDate);
    setBusy(false);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <PanelBody padded>
        <div className={css.fields}>
          <Warnings council={council} />
          <ShapeChoice draft={draft} onDraft={setDraft} />
          <CouncilParts council={council} spine={spine} draft={draft} onDraft={setDraft} />
          {come + go > 0 && (
            <div className={css.block}>
              <p className={css.soft} role="status">
                {t(councilUi.moves, { come: formatNumber(come), go: formatNumber(go) })}
              </p>
              <DayInput label={t(councilUi.since)} value={onDate} onDay={(day) => setOnDate(day ?? '')} />
            </div>
          )}
          <CouncilDates council={council} />
        </div>
      </PanelBody>
      <PanelFoot>
        <Button
          type="submit"
          className={css.grow ?? ''}
          loading={busy}
          disabled={onDate === '' || !isChanged(draft, council)}
        >
          {t(areasUi.save)}
        </Button>
        <Button variant="default" onClick={backToTree}>
          {t(areasUi.close)}
        </Button>
      </PanelFoot>
    </form>
  );
}

/** What is not as it should be: two founded councils, a shared sub-district without villages. */
function Warnings({ council }: { readonly council: CouncilArea }) {
  const t = useText();
  return (
    <>
      {council.warnings.length > 0 && (
        <div className={css.findings}>
          <ul>
            {council.warnings.map((warning) => (
              <li key={warning.th}>{t(warning)}</li>
            ))}
          </ul>
        </div>
      )}
      {council.councils.length > 0 && (
        <p className={css.soft}>
          {t(councilUi.councils)} <b>{council.councils.map(({ title }) => title).join(' · ')}</b>
        </p>
      )}
    </>
  );
}

interface ChoiceProps {
  readonly draft: CouncilDraft;
  readonly onDraft: (draft: CouncilDraft) => void;
}

function ShapeChoice({ draft, onDraft }: ChoiceProps) {
  const t = useText();
  return (
    <div className={css.block}>
      <p className={css.label}>{t(councilUi.shape)}</p>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t(councilUi.shape)}
        value={draft.shapeFrom}
        data={[
          { value: 'given', label: t(councilUi.given) },
          { value: 'parts', label: t(councilUi.parts) },
        ]}
        onChange={(value) => onDraft({ ...draft, shapeFrom: value === 'parts' ? 'parts' : 'given' })}
      />
      {draft.shapeFrom === 'parts' && <p className={css.hint}>{t(councilUi.partsHint)}</p>}
    </div>
  );
}
