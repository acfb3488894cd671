import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { ListedArea, OfficialListPreview } from '../../../shared/contract/areas.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { codesUi } from '../../../shared/text/areas-ui.ts';
import { Chip, useText } from '../../ui/index.ts';
import css from './codes.module.css';
import type { ReadList } from './codes-actions.ts';

const KINDS = ['fresh', 'gone', 'renamed'] as const;
type Kind = (typeof KINDS)[number];

/** What a list that was read has more, less or otherwise than the present one. */
export function ListDifferences({ list }: { readonly list: ReadList }) {
  const t = useText();
  const { preview, name } = list;
  const first = KINDS.find((kind) => preview[kind].count > 0) ?? 'fresh';
  const [kind, setKind] = useState<Kind>(first);
  const lost = preview.gone.items.filter(({ inUse }) => inUse).length;
  return (
    <section aria-label={name}>
      <Account preview={preview} name={name} />
      <Tabs value={kind} onChange={(value) => setKind(KINDS.find((one) => one === value) ?? first)}>
        <Tabs.List>
          {KINDS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(codesUi[one])} {formatNumber(preview[one].count)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {KINDS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            <Differences differences={preview[one]} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {lost > 0 && <p className={css.warn}>{t(codesUi.goneInUse, { n: formatNumber(lost) })}</p>}
    </section>
  );
}

/** What was read of the file, and what was not. */
function Account({ preview, name }: { readonly preview: OfficialListPreview; readonly name: string }) {
  const t = useText();
  const { counts, columns, skipped, same } = preview;
  const codes = counts.province + counts.district + counts.subdistrict + counts.village;
  return (
    <div className={css.account}>
      <p>
        <b>{name}</b> {t(codesUi.read, { n: formatNumber(codes) })} ·{' '}
        {t(codesUi.same, { n: formatNumber(same) })}
      </p>
      <p className={css.hint}>{t(codesUi.columns, { code: columns.code, name: columns.nameTh })}</p>
      {skipped.map(({ reason, count }) => (
        <p key={reason.th} className={css.hint}>
          {t(codesUi.skipped, { n: formatNumber(count), reason: t(reason) })}
        </p>
      ))}
    </div>
  );
}

function Differences({ differences }: { readonly differences: OfficialListPreview['fresh'] }) {
  const t = useText();
  const { items, count } = differences;
  if (count === 0) return <p className={css.soft}>{t(codesUi.none)}</p>;
  return (
    <>
      {items.length < count && (
        <p className={css.hint}>
          {t(codesUi.shownFirst, { n: formatNumber(items.length), total: formatNumber(count) })}
        </p>
      )}
      <ul className={css.list}>
        {items.map((area) => (
          <Difference key={area.code} area={area} />
        ))}
      </ul>
    </>
  );
}

function Difference({ area }: { readonly area: ListedArea }) {
  const t = useText();
  const { code, title, above, before, inUse } = area;
  return (
    <li>
      <span className={css.number}>{code}</span>
      <span className={css.names}>
        <b>{title}</b>
        {before !== null && <small>{t(codesUi.wasCalled, { name: before })}</small>}
      </span>
      <small>{above}</small>
      {inUse && (
        <Chip tone="warn" small>
          {t(codesUi.inUse)}
        </Chip>
      )}
    </li>
  );
}
