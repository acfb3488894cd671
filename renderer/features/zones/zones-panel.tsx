import { Button } from '@mantine/core';
import { IconMapPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { orpc, refusalSentence } from '../../api/index.ts';
import { Empty, ErrorNotice, Panel, PanelHead, useText } from '../../ui/index.ts';
import { SchemeChooser } from './scheme-chooser.tsx';
import { createScheme } from './zone-actions.ts';
import { useZoneDesk } from './zone-draft.ts';
import { ZoneEditor } from './zone-editor.tsx';
import { ZoneList } from './zone-list.tsx';

/** Makes and changes zoning schemes: zones are chosen districts with a name and a colour. */
export function ZonesPanel({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  return (
    <Panel label={t(zonesUi.heading)}>
      <PanelHead title={t(zonesUi.heading)} onClose={onClose} />
      <ZonesBody />
    </Panel>
  );
}

function ZonesBody() {
  const t = useText();
  const { data, error } = useQuery(orpc.zones.list.queryOptions());
  const { schemeId, draft } = useZoneDesk();
  if (error !== null) return <ErrorNotice text={t(refusalSentence(error))} />;
  if (data === undefined) return null;
  if (data.districts.length === 0)
    return <Empty title={t(zonesUi.noDistricts)} text={t(zonesUi.noDistrictsHint)} />;
  const scheme = data.schemes.find((candidate) => candidate.id === schemeId) ?? data.schemes[0];
  if (scheme === undefined) {
    return (
      <Empty
        icon={<IconMapPlus size={24} stroke={1.75} />}
        title={t(zonesUi.emptyHeading)}
        text={t(zonesUi.emptyText)}
      >
        <Button onClick={() => void createScheme(t(zonesUi.defaultScheme))}>{t(zonesUi.emptyDo)}</Button>
      </Empty>
    );
  }
  if (draft !== null) return <ZoneEditor scheme={scheme} draft={draft} districts={data.districts} />;
  return (
    <>
      <SchemeChooser schemes={data.schemes} scheme={scheme} />
      <ZoneList scheme={scheme} districts={data.districts} />
    </>
  );
}
