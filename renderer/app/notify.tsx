import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { frameText } from '../../shared/text/frame.ts';
import { journalText } from '../../shared/text/journal.ts';
import { api, refusalSentence } from '../api/index.ts';
import { translate } from '../ui/index.ts';

const closeLabel = () => ({ 'aria-label': translate(frameText.close) });

/** Takes away what was said before, where a page opens that it would cover. */
export const clearNotes = (): void => notifications.clean();

/** Says that something was done. `text` is in the page's language already. */
export const notifyDone = (text: string): void => {
  notifications.show({ message: text, autoClose: 5000, closeButtonProps: closeLabel() });
};

/** Says what went wrong and what to do next, for anything thrown by a call or found in a job's `refusal`. */
export const notifyError = (error: unknown): void => {
  const message = translate(refusalSentence(error));
  notifications.show({
    message,
    color: 'red',
    autoClose: 12_000,
    closeButtonProps: closeLabel(),
    role: 'alert',
  });
};

/** The toast whose button takes the last change back: an older one would take back another change than it names. */
let shownUndo: string | null = null;

const hideUndo = (): void => {
  if (shownUndo !== null) notifications.hide(shownUndo);
  shownUndo = null;
};

/** Takes the last change back and says so. */
export const undo = async (): Promise<void> => {
  hideUndo();
  try {
    const { changeSet, keptLater } = await api.journal.undo();
    const label = { th: changeSet.label, en: changeSet.labelEn };
    const kept = keptLater > 0 ? ` · ${translate(journalText.keptLater(keptLater))}` : '';
    notifyDone(translate(journalText.undo(label)) + kept);
  } catch (error) {
    notifyError(error);
  }
};

export const redo = async (): Promise<void> => {
  try {
    const { changeSet } = await api.journal.redo();
    notifyUndo(translate(journalText.redo({ th: changeSet.label, en: changeSet.labelEn })));
  } catch (error) {
    notifyError(error);
  }
};

/** Says what was done, with a button that does something about it. */
export const notifyAction = (text: string, action: string, onAction: () => void): void => {
  const id = `action-${Date.now()}`;
  notifications.show({
    id,
    autoClose: 12_000,
    closeButtonProps: closeLabel(),
    message: (
      <Group justify="space-between" gap={8} wrap="nowrap">
        <span data-said>{text}</span>
        <Button
          size="compact-sm"
          variant="default"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            onAction();
          }}
        >
          {action}
        </Button>
      </Group>
    ),
  });
};

/** Says what was changed, with a button that takes it back. */
export const notifyUndo = (text: string): void => {
  const id = `undo-${Date.now()}`;
  hideUndo();
  shownUndo = id;
  notifications.show({
    id,
    autoClose: 8000,
    closeButtonProps: closeLabel(),
    message: (
      <Group justify="space-between" gap={8} wrap="nowrap">
        <span data-said>{text}</span>
        <Button size="compact-sm" variant="default" flex="none" onClick={() => void undo()}>
          {translate(frameText.undo)}
        </Button>
      </Group>
    ),
  });
};
