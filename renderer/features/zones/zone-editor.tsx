import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ZoneScheme } from '../../../shared/contract/zones.ts';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { orpc } from '../../api/index.ts';
import { useMapApi } from '../../map/index.ts';
import { PanelBody, PanelFoot, useText } from '../../ui/index.ts';
import { DistrictList } from './district-list.tsx';
import { TakeOverQuestion } from './take-over.tsx';
import { removeZone, saveZone } from './zone-actions.ts';
import { ZoneColors } from './zone-colors.tsx';
import {
  changeDraft,
  closeDraft,
  type EditorProps,
  takeOversOf,
  toggleDistrict,
  type ZoneDraft,
} from './zone-draft.ts';
import css from './zones.module.css';

/** While a zone is edited, clicks on the map take districts in and out. */
function usePickOnMap({ draft, districts }: EditorProps): void {
  const map = useMapApi();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const layer = layers.find(({ register }) => register === 'district')?.name;
  const { codes, color } = draft;
  useEffect(() => {
    if (layer === undefined) return;
    const picked = districts.filter((district) => codes.includes(district.code)).map(({ fid }) => fid);
    return map.pickMode({
      layer,
      picked,
      color,
      onToggle: (fid) => {
        const district = districts.find((candidate) => candidate.fid === fid);
        if (district !== undefined) toggleDistrict(district.code);
      },
    });
  }, [map, layer, districts, codes, color]);
}

/** Name, colour and districts of one zone. */
export function ZoneEditor(props: EditorProps) {
  const { scheme, draft, districts } = props;
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [tried, setTried] = useState(false);
  usePickOnMap(props);
  const moves = takeOversOf(draft, scheme, districts);
  const save = (): void => {
    setTried(true);
    if (draft.title.trim() === '' || draft.codes.length === 0) return;
    if (moves.length > 0) setAsking(true);
    else void saveZone(scheme, draft, false);
  };
  if (asking && moves.length > 0) {
    return (
      <TakeOverQuestion
        moves={moves}
        onBack={() => setAsking(false)}
        onAgree={() => void saveZone(scheme, draft, true)}
      />
    );
  }
  return (
    <form
      className={css.editor}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <PanelBody padded>
        <EditorFields {...props} tried={tried} />
      </PanelBody>
      <PanelFoot>
        <Button type="submit" className={css.grow ?? ''}>
          {t(zonesUi.saveZone)}
        </Button>
        <Button variant="default" onClick={closeDraft}>
          {t(zonesUi.cancel)}
        </Button>
      </PanelFoot>
    </form>
  );
}

/** After a first try to save, what is missing is said beside it. */
function EditorFields({ tried, ...props }: EditorProps & { readonly tried: boolean }) {
  const t = useText();
  const { scheme, draft } = props;
  return (
    <div className={css.fields}>
      <TextInput
        size="sm"
        autoFocus
        label={t(zonesUi.zoneName)}
        placeholder={t(zonesUi.zoneNameHint)}
        value={draft.title}
        maxLength={120}
        error={tried && draft.title.trim() === '' ? t(zonesUi.zoneNameMissing) : null}
        onChange={(event) => changeDraft({ title: event.currentTarget.value })}
      />
      <ZoneColors scheme={scheme} draft={draft} />
      <DistrictList {...props} />
      {tried && draft.codes.length === 0 && <p className={css.trouble}>{t(zonesUi.pickNone)}</p>}
      {draft.zoneId !== null && <RemoveButton scheme={scheme} draft={draft} />}
    </div>
  );
}

function RemoveButton({ scheme, draft }: { readonly scheme: ZoneScheme; readonly draft: ZoneDraft }) {
  const t = useText();
  const zone = scheme.zones.find(({ id }) => id === draft.zoneId);
  if (zone === undefined) return null;
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="red"
      className={css.remove ?? ''}
      onClick={() => void removeZone(scheme, zone)}
    >
      {t(zonesUi.removeZone)}
    </Button>
  );
}
