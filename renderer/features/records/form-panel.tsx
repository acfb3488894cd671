import { IconMaximize, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { goTo, openTable } from '../../app/desk.ts';
import { ErrorNotice, IconButton, PanelHead, useText } from '../../ui/index.ts';
import { useLayer, useLayerTitle } from '../layers/index.ts';
import { PersonalRow } from '../restricted/index.ts';
import { leaveForm, type OpenForm, useForms } from './drafts.ts';
import { RecordForm } from './record-form.tsx';
import { RowSteps } from './row-steps.tsx';

const widen = (open: OpenForm): void => {
  goTo('data');
  openTable(open.layer);
  useForms.setState({ open: { ...open, wide: true }, placing: null });
};

/** The form that is open, with its head: beside the map, or over the table when `wide`. */
export function FormPanel({ open, wide }: { readonly open: OpenForm; readonly wide: boolean }) {
  const t = useText();
  const titleOf = useLayerTitle();
  const layer = useLayer(open.layer);
  const draft = useForms(({ drafts }) => drafts[open.key]);
  const feature = useQuery({
    ...orpc.layers.feature.queryOptions({ input: { layer: open.layer, fid: open.fid ?? 0 } }),
    enabled: open.fid !== null,
  });
  if (layer === undefined || draft === undefined) return null;
  const ready = open.fid === null || feature.data !== undefined;
  return (
    <>
      <PanelHead
        title={open.fid === null ? t(formsText.newRow, { layer: titleOf(layer) }) : draft.title}
        {...(wide ? { note: titleOf(layer) } : {})}
      >
        {open.fid !== null && <RowSteps layer={layer} fid={open.fid} />}
        {!wide && (
          <IconButton label={t(formsText.wide)} onClick={() => widen(open)}>
            <IconMaximize size={18} stroke={1.75} />
          </IconButton>
        )}
        <IconButton label={t(formsText.leave)} shortcut="Esc" onClick={leaveForm}>
          <IconX size={18} stroke={1.75} />
        </IconButton>
      </PanelHead>
      {open.fid !== null && <PersonalRow layer={layer} fid={open.fid} />}
      {feature.isError && <ErrorNotice text={t(refusalSentence(feature.error))} />}
      {ready && (
        <RecordForm key={open.key} layer={layer} feature={feature.data ?? null} draft={draft} wide={wide} />
      )}
    </>
  );
}
