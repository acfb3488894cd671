import { Button, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconEye, IconEyeOff, IconPrinter, IconTrashX } from '@tabler/icons-react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Opening } from '../../../shared/contract/restricted.ts';
import { formatTime } from '../../../shared/domain/dates.ts';
import { OPEN_REASONS } from '../../../shared/domain/open-reasons.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { useDesk } from '../../app/desk.ts';
import { IconButton, useLanguage, useText } from '../../ui/index.ts';
import { isPersonal } from '../layers/index.ts';
import { FindNumber } from './find-number.tsx';
import { handOn } from './job-work.ts';
import css from './restricted.module.css';
import { maskPersonal, useOpening, useRestrictedState } from './restricted-state.ts';
import { askToErase, askToOpen } from './restricted-stores.ts';

const ICON = { size: 16, stroke: 1.75 };
const NONE: readonly number[] = [];
/** Registers whose rows are data subjects, or words about one. */
const ERASABLE = ['household', 'hh_member', 'person', 'recheck', 'housing_unit'];
/** The register whose rows bear ID numbers. */
const MEMBERS = 'hh_member';

/** True for a register that holds what identifies a person, by its fields or its places. */
const isMasking = (layer: LayerSummary): boolean =>
  layer.geometryType !== 'None' || (registerOf(layer.name)?.fields ?? []).some((field) => field.masked);

/** What stays shown, until when and what for. */
function OpenWords({ opening }: { readonly opening: Opening }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { kind, words } = opening.reason;
  return (
    <span>
      <b>{t(openUi.openUntil, { time: formatTime(opening.until, language) })}</b>{' '}
      <small>
        {t(OPEN_REASONS[kind])}
        {words === '' ? '' : ` · ${words}`}
      </small>
    </span>
  );
}

function MoreMenu({
  layer,
  fids,
  opening,
}: {
  readonly layer: LayerSummary;
  readonly fids: readonly number[];
  readonly opening: Opening | null;
}) {
  const t = useText();
  const { me } = useRestrictedState();
  const chosen = fids.length > 0 ? fids : null;
  const erasable = me?.manages === true && ERASABLE.includes(layer.name) && chosen !== null;
  const hand = opening !== null;
  if (!erasable && !hand) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t(openUi.more)}>
          <IconDots size={18} stroke={1.75} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        {hand && (
          <>
            <Menu.Item
              leftSection={<IconDownload {...ICON} />}
              onClick={() => void handOn(layer.name, chosen, 'xlsx')}
            >
              {t(openUi.exportRows)}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconPrinter {...ICON} />}
              onClick={() => void handOn(layer.name, chosen, 'paper')}
            >
              {t(openUi.printRows)}
            </Menu.Item>
          </>
        )}
        {erasable && (
          <Menu.Item
            color="red"
            leftSection={<IconTrashX {...ICON} />}
            onClick={() => askToErase({ layer: layer.name, fids: chosen ?? NONE })}
          >
            {t(openUi.erase)}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Over the table of a register of persons: that it is masked, and the way to open it; what is open, and the way back. */
export function PersonalBar({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const opening = useOpening(layer.name, null);
  const { me } = useRestrictedState();
  const fids = useDesk((state) => (state.selection?.layer === layer.name ? state.selection.fids : NONE));
  if (!isPersonal(layer) || !isMasking(layer)) return null;
  const title = t({ th: layer.title, en: layer.titleEn });
  return (
    <section className={css.bar} data-open={opening !== null || undefined} aria-label={t(openUi.masked)}>
      {opening === null ? (
        <IconEyeOff {...ICON} aria-hidden="true" />
      ) : (
        <IconEye {...ICON} aria-hidden="true" />
      )}
      {opening === null ? (
        <span>
          {t(openUi.masked)}{' '}
          <small>{t(me?.canSeePersonal === false ? openUi.notAllowed : openUi.maskedNote)}</small>
        </span>
      ) : (
        <OpenWords opening={opening} />
      )}
      {opening !== null && layer.name === MEMBERS && <FindNumber />}
      {opening === null ? (
        <Button
          size="compact-md"
          variant="default"
          disabled={me?.canSeePersonal === false}
          leftSection={<IconEye {...ICON} aria-hidden="true" />}
          onClick={() => askToOpen({ layer: layer.name, title, fid: null })}
        >
          {t(openUi.showAll)}
        </Button>
      ) : (
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconEyeOff {...ICON} aria-hidden="true" />}
          onClick={() => void maskPersonal(layer.name, null)}
        >
          {t(openUi.hide)}
        </Button>
      )}
      <MoreMenu layer={layer} fids={fids} opening={opening} />
    </section>
  );
}

/** Beside one row of persons: open it, mask it again, erase it. Nothing for other rows. */
export function PersonalRow({ layer, fid }: { readonly layer: LayerSummary; readonly fid: number }) {
  const t = useText();
  const opening = useOpening(layer.name, fid);
  const { me } = useRestrictedState();
  if (!isPersonal(layer)) return null;
  const masks = isMasking(layer);
  const title = t({ th: layer.title, en: layer.titleEn });
  return (
    <section
      className={css.bar}
      data-row
      data-open={opening !== null || undefined}
      aria-label={t(openUi.masked)}
    >
      {opening === null ? <span>{masks ? t(openUi.maskedRow) : ''}</span> : <OpenWords opening={opening} />}
      {masks && opening === null && (
        <Button
          size="compact-md"
          variant="default"
          disabled={me?.canSeePersonal === false}
          leftSection={<IconEye {...ICON} aria-hidden="true" />}
          onClick={() => askToOpen({ layer: layer.name, title, fid })}
        >
          {t(openUi.showRow)}
        </Button>
      )}
      {opening !== null && opening.fid !== null && (
        <Button
          size="compact-md"
          variant="default"
          leftSection={<IconEyeOff {...ICON} aria-hidden="true" />}
          onClick={() => void maskPersonal(layer.name, fid)}
        >
          {t(openUi.hide)}
        </Button>
      )}
      <MoreMenu layer={layer} fids={[fid]} opening={opening} />
    </section>
  );
}
