import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { basemapsUi } from '../../../shared/text/basemaps-ui.ts';
import { exportsUi } from '../../../shared/text/exports-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { useNarrowing } from '../area-filter/index.ts';
import { useShownBasemap } from '../basemaps/index.ts';
import { runSheet } from './export-actions.ts';
import { changeSheet, IDLE, type SheetDraft, useSheet } from './export-store.ts';
import css from './exports.module.css';
import { MakingCard } from './making-card.tsx';
import { sheetExtentOf, sheetLayersOf } from './sheet-choice.ts';
import { SheetLayers } from './sheet-layers.tsx';
import { SheetPreview } from './sheet-preview.tsx';

/** The map sheet: what stands on it, then the PDF. */
export function SheetDialog() {
  const t = useText();
  const { shown, draft, running, result, failure, jobId } = useSheet();
  const layers = useQuery({ ...orpc.layers.list.queryOptions(), enabled: shown }).data ?? [];
  return (
    <Modal
      opened={shown}
      onClose={() => useSheet.setState({ shown: false })}
      title={t(exportsUi.sheetHeading)}
      closeButtonProps={{ 'aria-label': t(exportsUi.close) }}
      size={680}
    >
      {running || result !== null ? (
        <MakingCard
          making={{ running, result, failure, jobId }}
          working={t(exportsUi.makingSheet)}
          again={t(exportsUi.changeSheet)}
          onAgain={() => useSheet.setState(IDLE)}
        />
      ) : (
        draft !== null && <SheetForm draft={draft} layers={layers} failure={failure} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly draft: SheetDraft;
  readonly layers: readonly LayerSummary[];
  readonly failure: unknown;
}

function SheetForm({ draft, layers, failure }: FormProps) {
  const t = useText();
  const [tried, setTried] = useState(false);
  const chosen = sheetLayersOf(draft, layers);
  const narrowing = useNarrowing(layers);
  const nameless = draft.title.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (!nameless && chosen.length > 0) void runSheet(chosen, sheetExtentOf(draft, layers), narrowing);
  };
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        label={t(exportsUi.sheetTitle)}
        value={draft.title}
        maxLength={200}
        data-autofocus
        error={tried && nameless ? t(exportsUi.sheetTitleMissing) : null}
        onChange={(event) => changeSheet({ title: event.currentTarget.value })}
      />
      <div className={css.sheet}>
        <div className={css.column}>
          <PageChoices draft={draft} />
          <MakerChoices draft={draft} />
          {narrowing !== null && (
            <Checkbox
              label={t(areaFilterText.onlyFiltered, { words: narrowing.words })}
              checked={draft.filtered}
              onChange={(event) => changeSheet({ filtered: event.currentTarget.checked })}
            />
          )}
          <SheetPreview draft={draft} />
        </div>
        <div className={css.column}>
          <SheetLayers draft={draft} layers={layers} chosen={chosen} />
          {tried && chosen.length === 0 && <p className={css.trouble}>{t(exportsUi.sheetLayersMissing)}</p>}
        </div>
      </div>
      <MakingCard.Failure failure={failure} />
      <div className={css.buttons}>
        <Button variant="default" onClick={() => useSheet.setState({ shown: false })}>
          {t(exportsUi.cancel)}
        </Button>
        <Button type="submit">{t(exportsUi.makeSheet)}</Button>
      </div>
    </form>
  );
}

function MakerChoices({ draft }: { readonly draft: SheetDraft }) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t(exportsUi.maker)}
        placeholder={t(exportsUi.makerHint)}
        value={draft.maker}
        maxLength={200}
        onChange={(event) => changeSheet({ maker: event.currentTarget.value })}
      />
      <Checkbox
        label={t(exportsUi.thaiDigits)}
        checked={draft.thaiDigits}
        onChange={(event) => changeSheet({ thaiDigits: event.currentTarget.checked })}
      />
      <BasemapChoice draft={draft} />
    </>
  );
}

/** The picture basemap that is on may lie under the layers on paper too. */
function BasemapChoice({ draft }: { readonly draft: SheetDraft }) {
  const t = useText();
  const shown = useShownBasemap();
  if (shown === null) return null;
  if (shown.kind === 'vector') return <p className={css.quiet}>{t(basemapsUi.notOnSheet)}</p>;
  return (
    <Checkbox
      label={t(basemapsUi.onSheet, { title: shown.title })}
      checked={draft.basemap && shown.state === 'ready'}
      disabled={shown.state !== 'ready'}
      onChange={(event) => changeSheet({ basemap: event.currentTarget.checked })}
    />
  );
}

function PageChoices({ draft }: { readonly draft: SheetDraft }) {
  const t = useText();
  return (
    <>
      <Choice
        label={t(exportsUi.paper)}
        value={draft.paper}
        options={[
          { value: 'a4', label: t(exportsUi.a4) },
          { value: 'a3', label: t(exportsUi.a3) },
        ]}
        onChange={(paper) => changeSheet({ paper })}
      />
      <Choice
        label={t(exportsUi.orientation)}
        value={draft.orientation}
        options={[
          { value: 'landscape', label: t(exportsUi.landscape) },
          { value: 'portrait', label: t(exportsUi.portrait) },
        ]}
        onChange={(orientation) => changeSheet({ orientation })}
      />
      <Choice
        label={t(exportsUi.extent)}
        value={draft.area}
        options={[
          { value: 'whole', label: t(exportsUi.extentWhole) },
          { value: 'view', label: t(exportsUi.extentView) },
        ]}
        onChange={(area) => changeSheet({ area })}
      />
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: { value: T; label: string }[];
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  return (
    <div className={css.choice}>
      <span>{label}</span>
      <SegmentedControl
        size="sm"
        fullWidth
        aria-label={label}
        data={options}
        value={value}
        onChange={(next) => onChange(next as T)}
      />
    </div>
  );
}
