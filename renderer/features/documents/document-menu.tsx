import { Menu } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconExternalLink,
  IconMapPin,
  IconShieldLock,
  IconX,
} from '@tabler/icons-react';
import type { DocumentItem } from '../../../shared/contract/documents.ts';
import { documentsUi } from '../../../shared/text/documents-ui.ts';
import { platform } from '../../platform/index.ts';
import { IconButton, useText } from '../../ui/index.ts';
import {
  detachDocument,
  openElsewhere,
  restrictDocument,
  saveDocument,
  showPlaceOf,
} from './document-actions.ts';

const ICON = { size: 18, stroke: 1.75 };

interface MenuProps {
  readonly item: DocumentItem;
  readonly store: 'none' | 'locked' | 'open';
}

function SaveItems({ item }: { readonly item: DocumentItem }) {
  const t = useText();
  const save = <IconDownload {...ICON} />;
  if (!item.strippable)
    return (
      <Menu.Item leftSection={save} onClick={() => void saveDocument(item, 'original')}>
        {t(documentsUi.save)}
      </Menu.Item>
    );
  return (
    <>
      <Menu.Item leftSection={save} onClick={() => void saveDocument(item, 'plain')}>
        {t(documentsUi.savePlain)}
      </Menu.Item>
      <Menu.Item leftSection={save} onClick={() => void saveDocument(item, 'original')}>
        {t(documentsUi.saveOriginal)}
      </Menu.Item>
    </>
  );
}

/** What can be done with a document without looking at it. */
export function DocumentMenu({ item, store }: MenuProps) {
  const t = useText();
  const { place } = item;
  return (
    <Menu position="bottom-end" keepMounted={false}>
      <Menu.Target>
        <IconButton size={28} label={t(documentsUi.menuOf, { title: item.title })} tooltipSide="left">
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {item.here && <SaveItems item={item} />}
        {item.here && item.openable && platform.canOpenFile && (
          <Menu.Item leftSection={<IconExternalLink {...ICON} />} onClick={() => void openElsewhere(item)}>
            {t(documentsUi.openElsewhere)}
          </Menu.Item>
        )}
        {place !== null && (
          <Menu.Item leftSection={<IconMapPin {...ICON} />} onClick={() => showPlaceOf(place)}>
            {t(documentsUi.showOnMap)}
          </Menu.Item>
        )}
        {item.here && !item.restricted && item.kind === 'photo' && (
          <Menu.Item
            leftSection={<IconShieldLock {...ICON} />}
            onClick={() => void restrictDocument(item, store)}
          >
            {t(documentsUi.restrict)}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconX {...ICON} />} onClick={() => void detachDocument(item)}>
          {t(documentsUi.detach)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
