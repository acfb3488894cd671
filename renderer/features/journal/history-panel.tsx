import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { frameText } from '../../../shared/text/frame.ts';
import { historyText } from '../../../shared/text/history.ts';
import { orpc } from '../../api/index.ts';
import { setHistoryOpen } from '../../app/desk.ts';
import { undo } from '../../app/notify.tsx';
import { Chip, Panel, PanelBody, PanelFoot, PanelHead, useText } from '../../ui/index.ts';
import { ChangeList } from './change-list.tsx';
import { HistoryFilterMenu, isFiltered, NO_FILTER } from './history-filter.tsx';

/** All changes of the workspace, in the place of the inspector. */
export function HistoryPanel() {
  const t = useText();
  const [filter, setFilter] = useState(NO_FILTER);
  const state = useQuery(orpc.journal.state.queryOptions());
  return (
    <Panel label={t(frameText.history)}>
      <PanelHead title={t(frameText.history)} onClose={() => setHistoryOpen(false)}>
        {isFiltered(filter) && (
          <Chip tone="accent" small>
            {t(historyText.filtered)}
          </Chip>
        )}
        <HistoryFilterMenu filter={filter} onChange={setFilter} />
      </PanelHead>
      <PanelBody>
        <ChangeList filter={filter} />
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
