import { Button, TextInput } from '@mantine/core';
import { IconMapPin, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Shape } from '../../../shared/contract/records.ts';
import type { Position } from '../../../shared/geo/geometry.ts';
import { degreesText, utmText } from '../../../shared/geo/place-words.ts';
import { type ReadPosition, readPosition } from '../../../shared/geo/position-text.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { orpc } from '../../api/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import { useNear } from '../workspace/index.ts';
import { changeDraft } from './drafts.ts';
import css from './form.module.css';
import { PLACE } from './form-values.ts';
import { Remarks } from './input-parts.tsx';
import { startPlacing } from './placing.ts';
import type { RecordForm } from './use-record-form.ts';

/** The point that a row has; null while it is not known or there is none. */
const useOwnPoint = (form: RecordForm): Position | null => {
  const { feature } = form;
  const found = useQuery({
    ...orpc.layers.geometries.queryOptions({
      input: { layer: form.layer.name, fids: feature === null ? [] : [feature.fid] },
    }),
    enabled: feature !== null && feature.extent !== null,
  });
  const geometry = found.data?.[0]?.geometry as Shape | undefined;
  return geometry?.type === 'Point' ? geometry.coordinates : null;
};

const pointOf = (shape: Shape | null | undefined): Position | null =>
  shape?.type === 'Point' ? shape.coordinates : null;

/** Keeps the words, and the place that they say; words that say none are an error of the form. */
const writePlace = (key: string, text: string, position: Position | null): void =>
  changeDraft(key, (now) => {
    const { shape: _, ...rest } = now;
    const typed = { ...now.typed, [PLACE]: text };
    if (text.trim() === '') return { ...rest, shape: null, typed };
    return position === null
      ? { ...rest, typed }
      : { ...rest, shape: { type: 'Point', coordinates: position }, typed };
  });

/** The place on the grid, and a zone that nobody typed; how to type one while there is none. */
function Reading({
  point,
  read,
  remarks,
}: {
  readonly point: Position | null;
  readonly read: ReadPosition | null;
  readonly remarks: readonly string[];
}) {
  const t = useText();
  if (point === null) return t(formsText.placeHint);
  return (
    <>
      <span>{utmText(point)}</span>
      {read?.zoneAssumed && <span>{t(formsText.zoneAssumed, { zone: read.zone ?? '' })}</span>}
      <Remarks texts={remarks} />
    </>
  );
}

/** The place of a point: typed as coordinates, or pointed at on the map. */
export function PlaceInput({ form }: { readonly form: RecordForm }) {
  const t = useText();
  const near = useNear();
  const own = useOwnPoint(form);
  const { draft, errors } = form;
  const point = draft.shape === undefined ? own : pointOf(draft.shape);
  const typed = draft.typed[PLACE] ?? (point === null ? '' : degreesText(point));
  const write = (text: string): void =>
    writePlace(draft.key, text, readPosition(text, near)?.position ?? null);
  const wrong = errors[PLACE];
  const remarks = (form.warnings[PLACE] ?? []).map((text) => t(text));
  return (
    <div className={css.place}>
      <TextInput
        size="sm"
        label={t(formsText.coordinates)}
        placeholder={t(formsText.noPlace)}
        value={typed}
        error={wrong === undefined ? null : t(wrong)}
        description={<Reading point={point} read={readPosition(typed, near)} remarks={remarks} />}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        attributes={{ input: { 'data-field': PLACE } }}
        rightSection={
          point !== null && (
            <IconButton size={26} label={t(formsText.clearPlace)} onClick={() => write('')}>
              <IconX size={15} stroke={1.75} />
            </IconButton>
          )
        }
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconMapPin size={17} stroke={1.75} />}
        onClick={() => startPlacing(draft.key)}
      >
        {t(formsText.onMap)}
      </Button>
    </div>
  );
}
