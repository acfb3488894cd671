import { Button, Menu } from '@mantine/core';
import {
  IconBookmarkPlus,
  IconClipboard,
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { orpc } from '../../api/index.ts';
import { IconButton, RenameDialog, useText } from '../../ui/index.ts';
import { exportMapLibre } from './export-maplibre.ts';
import { copyFrom, exportStyle, forgetStyle, keepStyle, pasteOn, resetLayer } from './style-actions.ts';
import { useStyleDesk } from './style-store.ts';
import css from './styles.module.css';

interface Props {
  readonly layer: LayerSummary;
  readonly title: string;
}

const ICON = { size: 18, stroke: 1.75 };

/** The style as a file, for other programs. */
function ExportItems({ layer }: Pick<Props, 'layer'>) {
  const t = useText();
  const offers = [
    [stylesUi.exportMapLibre, () => exportMapLibre(layer)],
    [stylesUi.exportQml, () => exportStyle(layer, 'qml')],
    [stylesUi.exportSld, () => exportStyle(layer, 'sld')],
  ] as const;
  return (
    <>
      <Menu.Divider />
      {offers.map(([words, work]) => (
        <Menu.Item key={words.en} leftSection={<IconDownload {...ICON} />} onClick={() => void work()}>
          {t(words)}
        </Menu.Item>
      ))}
    </>
  );
}

/** Copying, keeping and handing out a whole style. */
export function StyleMenu({ layer, title }: Props) {
  const t = useText();
  const copied = useStyleDesk((state) => state.copied);
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Menu position="bottom-end" keepMounted={false}>
        <Menu.Target>
          <IconButton label={t(stylesUi.more)}>
            <IconDotsVertical {...ICON} />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={() => copyFrom(layer, title)}>
            {t(stylesUi.copy)}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconClipboard {...ICON} />}
            disabled={copied === null}
            onClick={() => copied !== null && void pasteOn(layer, title, copied.style)}
          >
            {t(stylesUi.paste)}
          </Menu.Item>
          <Menu.Item leftSection={<IconBookmarkPlus {...ICON} />} onClick={() => setNaming(true)}>
            {t(stylesUi.keep)}
          </Menu.Item>
          <Menu.Item leftSection={<IconRestore {...ICON} />} onClick={() => void resetLayer(layer, title)}>
            {t(stylesUi.reset)}
          </Menu.Item>
          <ExportItems layer={layer} />
        </Menu.Dropdown>
      </Menu>
      <RenameDialog
        opened={naming}
        title={t(stylesUi.keep)}
        label={t(stylesUi.keepName)}
        value={title}
        onClose={() => setNaming(false)}
        onSave={(name) => void keepStyle(layer.style, name)}
      />
    </>
  );
}

/** The styles kept in the workspace, to be used here or taken away. */
export function KeptStyles({ layer, title }: Props) {
  const t = useText();
  const { data } = useQuery(orpc.styles.saved.queryOptions());
  const kept = data ?? [];
  if (kept.length === 0) return <p className={css.hint}>{t(stylesUi.noSaved)}</p>;
  return (
    <ul className={css.kept}>
      {kept.map((one) => (
        <li key={one.id}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t(stylesUi.use, { title: one.title })}
            onClick={() => void pasteOn(layer, title, one.style)}
          >
            {one.title}
          </Button>
          <IconButton
            size={24}
            label={t(stylesUi.forget, { title: one.title })}
            onClick={() => void forgetStyle(one)}
          >
            <IconTrash size={16} stroke={1.75} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
