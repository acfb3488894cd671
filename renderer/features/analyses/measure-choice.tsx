import { Select } from '@mantine/core';
import { measuresGround } from '../../../shared/domain/measured-ground.ts';
import { measureUi } from '../../../shared/text/analyses-ui.ts';
import { useText } from '../../ui/index.ts';
import { measureBy, useAnalysis } from './analysis-store.ts';
import css from './question.module.css';

/** On what rai and metres are measured; asked only where steps give some. */
export function MeasureChoice({ steps }: { readonly steps: readonly { readonly op: string }[] }) {
  const t = useText();
  const measure = useAnalysis((state) => state.measure);
  if (!measuresGround(steps)) return null;
  return (
    <Select
      size="xs"
      className={css.measure ?? ''}
      label={t(measureUi.label)}
      allowDeselect={false}
      value={measure}
      data={[
        { value: 'geodesic', label: t(measureUi.geodesic) },
        { value: 'utm', label: t(measureUi.utm) },
      ]}
      onChange={(chosen) => measureBy(chosen === 'utm' ? 'utm' : 'geodesic')}
    />
  );
}
