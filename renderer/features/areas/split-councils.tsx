import { Checkbox, Group } from '@mantine/core';
import { areasUi } from '../../../shared/text/areas-ui.ts';
import { useText } from '../../ui/index.ts';
import css from './areas.module.css';
import type { SplitProps } from './split-props.ts';
import { changeDraft } from './use-change.ts';

/** Which parts the council areas of a sub-district are linked to. */
export function SplitCouncils({ draft, plan }: SplitProps) {
  const t = useText();
  if (plan === undefined || plan.councils.length === 0) return null;
  const put = (id: string, parts: readonly number[]): void =>
    changeDraft('split', ({ councils }) => ({ councils: { ...councils, [id]: [...parts] } }));
  return (
    <div className={css.block}>
      <p className={css.label}>{t(areasUi.councilParts)}</p>
      <ul className={css.members}>
        {plan.councils.map(({ id, title, parts }) => (
          <li key={id}>
            <span className={css.grow}>{title}</span>
            <Group gap={10}>
              {draft.parts.map(({ nameTh }, at) => (
                <Checkbox
                  // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
                  key={at}
                  size="xs"
                  label={nameTh === '' ? t(areasUi.partN, { n: at + 1 }) : nameTh}
                  aria-label={t(areasUi.councilPart, { council: title, n: at + 1 })}
                  checked={parts.includes(at)}
                  onChange={(event) =>
                    put(
                      id,
                      event.currentTarget.checked ? [...parts, at] : parts.filter((part) => part !== at),
                    )
                  }
                />
              ))}
            </Group>
          </li>
        ))}
      </ul>
    </div>
  );
}
