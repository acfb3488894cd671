import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { AreaCounts as Counts } from '../../../shared/contract/restricted.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { openUi } from '../../../shared/text/restricted-open-ui.ts';
import { orpc } from '../../api/index.ts';
import { formatWhen } from '../../ui/format-when.ts';
import { EvidenceMark, useLanguage, useText } from '../../ui/index.ts';
import css from './restricted.module.css';

const KINDS = ['households', 'vulnerable'] as const;

/** The registers of areas for which people are counted. */
const COUNTED = ['province', 'zone', 'district', 'subdistrict', 'council_area'];

interface AreaCountsProps {
  readonly layer: Pick<LayerSummary, 'name' | 'register'>;
  readonly fid: number;
}

/** How many households and vulnerable people an area has, also while personal data is locked. Nothing for other rows. */
export function AreaCounts({ layer, fid }: AreaCountsProps) {
  return COUNTED.includes(layer.register ?? '') ? <Shown layer={layer.name} fid={fid} /> : null;
}

function Shown({ layer, fid }: { readonly layer: string; readonly fid: number }) {
  const t = useText();
  const language = useLanguage((state) => state.language);
  const { data } = useQuery({
    ...orpc.restricted.counts.queryOptions({ input: { layer, fid } }),
    retry: false,
  });
  if (!data) return null;
  const when = formatWhen(data.at, language);
  const shown = ({ value, withheld }: Counts['households']) =>
    withheld ? <em>{t(openUi.withheld)}</em> : <b>{formatNumber(value)}</b>;
  return (
    <dl className={css.counts}>
      {KINDS.map((kind) => (
        <div key={kind}>
          <dt>{t(openUi[kind])}</dt>
          <dd>{shown(data[kind])}</dd>
        </div>
      ))}
      <div className={css.countMark}>
        <EvidenceMark
          title={t(openUi.households)}
          state={data.stale ? 'stale' : 'draft'}
          lines={[
            { term: t(openUi.countWhen), value: when },
            { term: t(openUi.countMethod), value: t(openUi.countMethodText) },
          ]}
        />
        <small>{t(data.stale ? openUi.countedStale : openUi.countedAt, { when })}</small>
      </div>
    </dl>
  );
}
