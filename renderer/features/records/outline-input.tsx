import { Button } from '@mantine/core';
import { IconVector } from '@tabler/icons-react';
import { formatDistance } from '../../../shared/domain/units.ts';
import { measureShape } from '../../../shared/shapes/measure.ts';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { FormatArea, useLanguage, useText } from '../../ui/index.ts';
import { startDrawing } from '../shapes/index.ts';
import { changeDraft, useForms } from './drafts.ts';
import css from './form.module.css';
import type { RecordForm } from './use-record-form.ts';

const draw = ({ draft, layer }: RecordForm): void => {
  useForms.setState(({ open }) => ({ open: open === null ? null : { ...open, wide: false } }));
  startDrawing(layer, (shape) => {
    if (shape !== null) changeDraft(draft.key, (now) => ({ ...now, shape }));
  });
};

/** What was drawn for the row, by its size. */
function Drawn({ form }: { readonly form: RecordForm }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { shape } = form.draft;
  if (!shape) return <p className={css.hint}>{t(formsText.drawLater)}</p>;
  const { areaM2, lengthM } = measureShape(shape);
  return (
    <p className={css.hint}>
      {t(formsText.drawn)}{' '}
      {areaM2 === null ? formatDistance(lengthM ?? 0, language) : <FormatArea m2={areaM2} />}
    </p>
  );
}

/** The outline of a row that has none yet: drawn on the map and saved with the form. */
export function OutlineInput({ form }: { readonly form: RecordForm }) {
  const t = useText();
  return (
    <div className={css.place}>
      <Drawn form={form} />
      <Button
        variant="default"
        leftSection={<IconVector size={17} stroke={1.75} />}
        onClick={() => draw(form)}
      >
        {t(form.draft.shape ? formsText.drawAgain : formsText.drawOnMap)}
      </Button>
    </div>
  );
}
