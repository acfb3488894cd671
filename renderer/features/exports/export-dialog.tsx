import { Button, Modal, Select } from '@mantine/core';
import { IconEye, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { exportsUi } from '../../../shared/text/exports-ui.ts';
import { orpc } from '../../api/index.ts';
import { useText } from '../../ui/index.ts';
import { runExport } from './export-actions.ts';
import { choicesFor, FORMATS, HAS_SHAPES } from './export-choices.ts';
import { IDLE, useExport } from './export-store.ts';
import css from './exports.module.css';
import { MakingCard } from './making-card.tsx';

/** Export of one layer: kind of file, coordinate system, then the file. */
export function ExportDialog() {
  const t = useText();
  const { layer: name, shown, running, result, failure, jobId } = useExport();
  const layers = useQuery({ ...orpc.layers.list.queryOptions(), enabled: shown }).data ?? [];
  const layer = layers.find((candidate) => candidate.name === name);
  return (
    <Modal
      opened={shown}
      onClose={() => useExport.setState({ shown: false })}
      title={t(exportsUi.heading, { name: layer?.title ?? '' })}
      closeButtonProps={{ 'aria-label': t(exportsUi.close) }}
      size={560}
    >
      {running || result !== null ? (
        <MakingCard
          making={{ running, result, failure, jobId }}
          working={t(exportsUi.exporting)}
          again={t(exportsUi.again)}
          onAgain={() => useExport.setState(IDLE)}
        />
      ) : (
        layer !== undefined && <ExportForm layer={layer} />
      )}
    </Modal>
  );
}

function ExportForm({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const { format, failure } = useExport();
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        void runExport();
      }}
    >
      <fieldset className={css.formats}>
        <legend>{t(exportsUi.format)}</legend>
        {FORMATS.map((candidate) => (
          <FormatChoice key={candidate} format={candidate} on={candidate === format} />
        ))}
      </fieldset>
      <CrsChoice layer={layer} />
      <PrivacyNote layer={layer} />
      <MakingCard.Failure failure={failure} />
      <div className={css.buttons}>
        <small>
          {t(exportsUi.rows, {
            n: formatNumber(layer.featureCount),
            fields: formatNumber(layer.fields.length),
          })}
        </small>
        <Button variant="default" onClick={() => useExport.setState({ shown: false })}>
          {t(exportsUi.cancel)}
        </Button>
        <Button type="submit">{t(exportsUi.export)}</Button>
      </div>
    </form>
  );
}

/** Registers and results hold nothing personal by their making; what came in a file only people can judge. */
function PrivacyNote({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const imported = layer.kind === 'imported';
  const Icon = imported ? IconEye : IconShieldCheck;
  return (
    <p className={css.note}>
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      <span>
        {t(imported ? exportsUi.lookFirst : exportsUi.noPersonal)}
        {layer.kind === 'result' && ` ${t(exportsUi.suppressedKept)}`}
      </span>
    </p>
  );
}

function FormatChoice({ format, on }: { readonly format: ExportFormat; readonly on: boolean }) {
  const t = useText();
  return (
    <label className={css.format} data-on={on || undefined}>
      <input type="radio" name="export-format" checked={on} onChange={() => useExport.setState({ format })} />
      <b>
        {t(exportsUi.formats[format])} <span>.{format}</span>
      </b>
      <small>{t(exportsUi.formatFor[format])}</small>
    </label>
  );
}

function CrsChoice({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const { format, crs } = useExport();
  const { choices, why } = choicesFor(format, layer.extent);
  const fixed = choices.length <= 1;
  return (
    <Select
      label={t(exportsUi.crs)}
      description={why === null ? null : t(why)}
      data={choices.map(({ id, words, here }) => ({
        value: id,
        label: `${t(words)} · ${id}${here ? ` · ${t(exportsUi.crsHere)}` : ''}`,
      }))}
      value={HAS_SHAPES[format] ? (crs ?? 'EPSG:4326') : null}
      placeholder="–"
      disabled={fixed}
      allowDeselect={false}
      onChange={(id) => useExport.setState({ crs: id === 'EPSG:4326' ? null : id })}
    />
  );
}
