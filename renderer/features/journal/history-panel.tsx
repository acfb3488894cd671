import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { frameText } from '../../../shared/text/frame.ts';
import { orpc } from '../../api/index.ts';
import { setHistoryOpen } from '../../app/desk.ts';
import { undo } from '../../app/notify.tsx';
import { Panel, PanelBody, PanelFoot, PanelHead, useText } from '../../ui/index.ts';
import { ChangeList } from './change-list.tsx';

/** All changes of the workspace, in the place of the inspector. */
export function HistoryPanel() {
  const t = useText();
  const state = useQuery(orpc.journal.state.queryOptions());
  return (
    <Panel label={t(frameText.history)}>
      <PanelHead title={t(frameText.history)} onClose={() => setHistoryOpen(false)} />
      <PanelBody>
        <ChangeList />
      </PanelBody>
      <PanelFoot>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={18} />}
          disabled={(state.data?.undo ?? null) === null}
          onClick={() => void undo()}
        >
          {t(frameText.historyUndoTop)}
        </Button>
      </PanelFoot>
    </Panel>
  );
}
