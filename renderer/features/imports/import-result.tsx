import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { importsUi } from '../../../shared/text/imports-ui.ts';
import { useText } from '../../ui/index.ts';
import { AccountLine } from './account-line.tsx';
import { isCutOff, sumAccounts } from './account-sum.ts';
import { IssueList } from './found-card.tsx';
import css from './import-page.module.css';
import { clearImport } from './import-store.ts';
import { showLayers } from './show-layers.ts';

/** Shown when a set could not be imported: what came in, what did not, and why. */
export function ImportResultList({ result }: { readonly result: ImportResult }) {
  const t = useText();
  const made = result.layers.filter((layer) => layer.status !== 'none');
  const leave = (): void => {
    clearImport();
    void showLayers(made.map((layer) => layer.name));
  };
  return (
    <div className={css.middle}>
      <section className={css.result}>
        <h2>{t(importsUi.resultHeading)}</h2>
        {made.length > 0 && <p className={css.soft}>{t(importsUi.resultPartial)}</p>}
        <ul>
          {result.layers.map((layer) => (
            <ResultLine key={`${layer.name}-${layer.title}`} layer={layer} />
          ))}
        </ul>
        <AccountLine account={sumAccounts(result.layers)} cutOff={result.layers.some(isCutOff)} />
        <div className={css.ways}>
          {made.length > 0 && <Button onClick={leave}>{t(importsUi.seeOnMap)}</Button>}
          <Button variant="default" onClick={clearImport}>
            {t(importsUi.close)}
          </Button>
        </div>
      </section>
    </div>
  );
}

function ResultLine({ layer }: { readonly layer: ImportResult['layers'][number] }) {
  const t = useText();
  return (
    <li>
      <span className={css.state} data-tone={layer.status === 'none' ? 'danger' : 'ok'} aria-hidden="true">
        {layer.status === 'none' ? (
          <IconAlertTriangle size={13} stroke={2} />
        ) : (
          <IconCheck size={13} stroke={2} />
        )}
      </span>
      <div>
        <b>{layer.title}</b>
        <p>
          {layer.error === undefined
            ? t(importsUi.setDone, { n: formatNumber(layer.inserted + layer.updated) })
            : layer.error.message}
        </p>
        <IssueList issues={layer.issues} />
      </div>
    </li>
  );
}
