import { Button, Group, Modal, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { formatDistance } from '../../../shared/domain/units.ts';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { PLACE_SYSTEMS } from '../../../shared/shapes/place-systems.ts';
import { frameText } from '../../../shared/text/frame.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { orpc } from '../../api/index.ts';
import { useDeskMap } from '../../map/index.ts';
import { useLanguage, useText } from '../../ui/index.ts';
import { useBoard } from './board.ts';
import { openDialog, useDialog } from './dialog-state.ts';
import { drawAt, type PlaceUse, placeUse } from './place-step.ts';
import { positionOf, type Session } from './session.ts';
import css from './shapes.module.css';

/** Farther than this from the middle of the map is likely another zone or datum than was meant. */
const FAR_M = 60_000;

const ACTIONS: Readonly<Record<NonNullable<PlaceUse>, (typeof shapesUi)['moveHere']>> = {
  add: shapesUi.addHere,
  place: shapesUi.placeHere,
  move: shapesUi.moveHere,
};

/** What was typed, as the core reads it, and what is to be said of it. */
function Reading({ at, text }: { readonly at: Position | null; readonly text: string }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const centre = useDeskMap((state) => state.view?.centre ?? null);
  if (text.trim() === '') return <p className={css.reading}>{t(shapesUi.coordinateHint)}</p>;
  if (at === null)
    return (
      <p className={css.reading} data-tone="warn">
        {t(shapesUi.unread)}
      </p>
    );
  const metres = centre === null ? 0 : distanceM([centre[0], centre[1]], at);
  return (
    <>
      <p className={css.reading}>
        {t(shapesUi.readAs, { text: `${at[1].toFixed(6)}, ${at[0].toFixed(6)}` })}
      </p>
      {metres > FAR_M && (
        <p className={css.reading} data-tone="warn">
          {t(shapesUi.far, { distance: formatDistance(metres, language) })}
        </p>
      )}
    </>
  );
}

/** The system that was used last: who types a list of marks types them in one system. */
let lastSystem = PLACE_SYSTEMS[0]?.crs ?? '';

function CoordinatesForm({ session }: { readonly session: Session }) {
  const t = useText();
  const [crs, setCrs] = useState(lastSystem);
  const [text, setText] = useState('');
  const selected = session.selected && positionOf(session, session.selected);
  const written = useQuery({
    ...orpc.shapes.writePlace.queryOptions({ input: { at: selected ?? [0, 0] } }),
    enabled: selected !== null,
  });
  const reading = useQuery({
    ...orpc.shapes.readPlace.queryOptions({ input: { text, crs } }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  });
  const at = text.trim() === '' ? null : (reading.data?.at ?? null);
  const use = placeUse(session);
  const now = selected === null ? undefined : written.data?.find((one) => one.crs === crs)?.text;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (at === null || reading.isPlaceholderData || !drawAt(at)) return;
    lastSystem = crs;
    setText('');
    if (use !== 'add') openDialog(null);
  };
  return (
    <form className={css.coordinates} onSubmit={submit}>
      <Select
        label={t(shapesUi.coordinateSystem)}
        data={PLACE_SYSTEMS.map((system) => ({ value: system.crs, label: t(system.title) }))}
        value={crs}
        allowDeselect={false}
        onChange={(value) => setCrs(value ?? crs)}
      />
      <TextInput
        label={t(shapesUi.coordinateText)}
        value={text}
        {...(now === undefined ? {} : { placeholder: now })}
        maxLength={200}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div aria-live="polite">
        <Reading at={at} text={text} />
      </div>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={() => openDialog(null)}>
          {t(frameText.close)}
        </Button>
        <Button type="submit" disabled={at === null || use === null}>
          {t(use === null ? shapesUi.chooseFirst : ACTIONS[use])}
        </Button>
      </Group>
    </form>
  );
}

/** Draws by numbers: in degrees, in UTM or on the old datum. */
export function CoordinatesDialog() {
  const t = useText();
  const opened = useDialog(({ open }) => open === 'coordinates');
  const session = useBoard((board) => board.session);
  return (
    <Modal
      opened={opened && session !== null}
      onClose={() => openDialog(null)}
      title={t(shapesUi.coordinates)}
      closeButtonProps={{ 'aria-label': t(frameText.close) }}
    >
      {session !== null && <CoordinatesForm session={session} />}
    </Modal>
  );
}
