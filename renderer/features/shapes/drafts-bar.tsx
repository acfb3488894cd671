import { Button } from '@mantine/core';
import { IconVector } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ShapeDraft } from '../../../shared/contract/shapes.ts';
import { shapesUi } from '../../../shared/text/shapes-ui.ts';
import { orpc } from '../../api/index.ts';
import { notifyAction } from '../../app/notify.tsx';
import { translate, useText } from '../../ui/index.ts';
import { useLayers } from '../layers/index.ts';
import { useWorkspace } from '../workspace/index.ts';
import { useBoard } from './board.ts';
import { dropDraft, restoreDraft } from './leave-session.ts';
import { editShapes } from './open-session.ts';
import css from './shapes.module.css';

const discard = async (draft: ShapeDraft): Promise<void> => {
  await dropDraft(draft.id);
  const words = translate(shapesUi.discarded, { title: draft.title });
  notifyAction(words, translate(shapesUi.restore), () => void restoreDraft(draft));
};

/** Floats over the map while there are drafts: the newest can be gone on with. Nothing while something is drawn. */
export function DraftsBar() {
  const t = useText();
  const layers = useLayers();
  const workspace = useWorkspace();
  const drawing = useBoard((board) => board.session !== null);
  const drafts = useQuery({ ...orpc.shapes.drafts.queryOptions(), enabled: workspace !== null });
  const kept = (drafts.data ?? []).filter((draft) => layers.some(({ name }) => name === draft.layer));
  const [first] = kept;
  const layer = layers.find(({ name }) => name === first?.layer);
  if (drawing || first === undefined || layer === undefined) return null;
  return (
    <section className={css.drafts} aria-label={t(shapesUi.drafts)}>
      <IconVector size={20} stroke={1.75} aria-hidden="true" />
      <p>
        {t(shapesUi.draftOf, { title: first.title })}
        {kept.length > 1 && <small>{t(shapesUi.more, { count: kept.length - 1 })}</small>}
      </p>
      <Button size="compact-md" variant="light" onClick={() => void editShapes(layer, first.fids, first)}>
        {t(shapesUi.goOn)}
      </Button>
      <Button size="compact-md" variant="default" onClick={() => void discard(first)}>
        {t(shapesUi.discard)}
      </Button>
    </section>
  );
}
