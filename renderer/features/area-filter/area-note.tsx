import { IconFilterFilled, IconX } from '@tabler/icons-react';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { useDesk } from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import css from './area-filter.module.css';
import { clearArea } from './use-area.ts';

/** Says in place that only one area is shown, with the way back; nothing without a filter. */
export function AreaNote({ wide = false }: { readonly wide?: boolean }) {
  const t = useText();
  const area = useDesk((state) => state.area);
  if (area === null) return null;
  const words = t(area.words);
  return (
    <span className={css.note} data-wide={wide || undefined}>
      <IconFilterFilled size={13} aria-hidden="true" />
      <span className={css.noteWords} title={words}>
        {t(areaFilterText.only, { area: words })}
      </span>
      <button type="button" aria-label={t(areaFilterText.clear, { area: words })} onClick={clearArea}>
        <IconX size={14} aria-hidden="true" />
      </button>
    </span>
  );
}
