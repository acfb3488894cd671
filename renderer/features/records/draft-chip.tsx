import { ActionIcon, Menu } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { formsText } from '../../../shared/text/forms-ui.ts';
import { useText } from '../../ui/index.ts';
import { isPersonalName, useLayer, useLayerTitle } from '../layers/index.ts';
import { askUnlock, useRestrictedState } from '../restricted/index.ts';
import { useWorkspace } from '../workspace/index.ts';
import css from './draft-chip.module.css';
import { type Draft, isTouched, useForms } from './drafts.ts';
import { discardDraft, resumeDraft } from './form-actions.ts';
import { useKeptDrafts } from './kept-drafts.ts';

function Line({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const titleOf = useLayerTitle();
  const layer = useLayer(draft.layer);
  // Their store is locked: whoever goes on with the draft is asked for the passphrase.
  const isShut = layer === undefined && isPersonalName(draft.layer);
  const goOn = async (): Promise<void> => {
    if (!isShut || (await askUnlock())) resumeDraft(draft);
  };
  const words =
    layer === undefined
      ? t(isShut ? formsText.draftLocked : formsText.draftGone)
      : t(draft.fid === null ? formsText.draftNew : formsText.draftRow, {
          title: draft.title,
          layer: titleOf(layer),
        });
  return (
    <Menu.Item
      disabled={layer === undefined && !isShut}
      onClick={() => void goOn()}
      rightSection={
        <ActionIcon
          component="span"
          variant="subtle"
          color="gray"
          size={26}
          aria-label={t(formsText.discard)}
          onClick={(event) => {
            event.stopPropagation();
            discardDraft(draft);
          }}
        >
          <IconTrash size={15} stroke={1.75} />
        </ActionIcon>
      }
    >
      {words}
    </Menu.Item>
  );
}

/** How many forms hold something that is not saved, and the way back to each. Nothing while there are none. */
export function DraftChip() {
  const t = useText();
  useKeptDrafts(useWorkspace()?.id ?? null);
  const drafts = useForms((state) => state.drafts);
  const open = useForms((state) => state.open?.key ?? null);
  const { state } = useRestrictedState();
  // A form of persons that was open when their store locked is out of sight, and its draft waits like any other.
  const inSight = (draft: Draft): boolean =>
    draft.key === open && (state === 'open' || !isPersonalName(draft.layer));
  const waiting = Object.values(drafts).filter((draft) => isTouched(draft) && !inSight(draft));
  if (waiting.length === 0) return null;
  return (
    <Menu position="top-end">
      <Menu.Target>
        <button type="button" className={css.chip}>
          <IconPencil size={15} stroke={1.75} aria-hidden="true" />
          {t(formsText.drafts, { count: waiting.length })}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(formsText.draftsTitle)}</Menu.Label>
        {waiting.map((draft) => (
          <Line key={draft.key} draft={draft} />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
