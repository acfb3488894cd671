import { Button } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useEffect } from 'react';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { deskMapApi } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { useForms } from './drafts.ts';
import css from './placing.module.css';
import { stopPlacing } from './placing.ts';

/** The place of the form that is open is drawn on the map before it is saved. */
const useDraftOnMap = (): void => {
  const shape = useForms(({ open, drafts }) => (open === null ? undefined : drafts[open.key]?.shape));
  useEffect(() => {
    if (!shape) return;
    deskMapApi.setPreviewOutlines({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: shape }],
    });
    return () => deskMapApi.setPreviewOutlines(null);
  }, [shape]);
};

/** Over the map while a place is being pointed at: what to click for, and the way out. */
export function PlacingNote() {
  const t = useText();
  useDraftOnMap();
  const placing = useForms((state) => state.placing);
  const title = useForms(({ drafts }) => (placing === null ? '' : (drafts[placing]?.title ?? '')));
  useEffect(() => {
    if (placing === null) return;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      stopPlacing();
    };
    window.addEventListener('keydown', press, true);
    return () => {
      window.removeEventListener('keydown', press, true);
      // Walking away from the map ends the pointing too.
      stopPlacing();
    };
  }, [placing]);
  if (placing === null) return null;
  return (
    <div className={css.note} role="status">
      <IconMapPin size={18} stroke={1.75} aria-hidden="true" />
      <span>{t(formsText.placing, { title })}</span>
      <Button size="compact-sm" variant="default" onClick={stopPlacing}>
        {t(formsText.placingStop)} · Esc
      </Button>
    </div>
  );
}
