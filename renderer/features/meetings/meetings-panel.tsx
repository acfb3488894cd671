import { Button, UnstyledButton } from '@mantine/core';
import { IconMap, IconPresentation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { meetingsUi } from '../../../shared/text/meetings.ts';
import { orpc } from '../../api/index.ts';
import { goTo } from '../../app/desk.ts';
import { Empty, Panel, PanelBody, PanelFoot, PanelHead, useText } from '../../ui/index.ts';
import css from './meetings.module.css';
import { openWall } from './wall-store.ts';

/** The place of meetings: what can go on the wall, and the keys that lead through it. */
export function MeetingsPanel() {
  const t = useText();
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const results = layers.filter(({ kind }) => kind === 'result').sort((a, b) => a.order - b.order);
  const visible = layers.filter((layer) => layer.visible);
  return (
    <Panel label={t(meetingsUi.heading)}>
      <PanelHead title={t(meetingsUi.heading)} />
      <PanelBody padded>
        <div className={css.body}>
          <p className={css.intro}>{t(meetingsUi.intro)}</p>
          <section>
            <h3>{t(meetingsUi.results)}</h3>
            {results.length === 0 && (
              <Empty title={t(meetingsUi.noResults)} text={t(meetingsUi.noResultsHint)}>
                <Button size="compact-md" variant="default" onClick={() => goTo('analysis')}>
                  {t(meetingsUi.goAsk)}
                </Button>
              </Empty>
            )}
            <Views results={results} visible={visible.length} />
          </section>
          <Keys />
        </div>
      </PanelBody>
      <PanelFoot>
        <Button
          fullWidth
          leftSection={<IconPresentation size={16} stroke={1.75} />}
          onClick={() => openWall()}
        >
          {t(meetingsUi.show)}
        </Button>
      </PanelFoot>
    </Panel>
  );
}

interface ViewsProps {
  readonly results: readonly LayerSummary[];
  /** How many layers the map shows. */
  readonly visible: number;
}

function Views({ results, visible }: ViewsProps) {
  const t = useText();
  return (
    <ol className={css.views}>
      {results.map((layer, index) => (
        <li key={layer.name}>
          <UnstyledButton className={css.view} onClick={() => openWall({ layer: layer.name })}>
            <span className={css.number}>{index + 1}</span>
            <span>{layer.title}</span>
            <IconPresentation size={18} stroke={1.75} aria-label={t(meetingsUi.show)} />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <UnstyledButton className={css.view} onClick={() => openWall({ map: true })}>
          <span className={css.number}>
            <IconMap size={16} stroke={1.75} aria-hidden="true" />
          </span>
          <span>
            {t(meetingsUi.mapNow)}
            <small>{t(meetingsUi.mapNowHint, { n: visible })}</small>
          </span>
          <IconPresentation size={18} stroke={1.75} aria-label={t(meetingsUi.show)} />
        </UnstyledButton>
      </li>
    </ol>
  );
}

function Keys() {
  const t = useText();
  const keys = [
    ['1 – 9', meetingsUi.keyZones],
    ['0', meetingsUi.keyAll],
    ['→', meetingsUi.keyNext],
    ['←', meetingsUi.keyBack],
    ['L', meetingsUi.keyLegend],
    ['B', meetingsUi.keyBlank],
    ['Esc', meetingsUi.keyLeave],
  ] as const;
  return (
    <section>
      <h3>{t(meetingsUi.keys)}</h3>
      <dl className={css.keys}>
        {keys.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
