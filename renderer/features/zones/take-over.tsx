import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { zonesUi } from '../../../shared/text/zones-ui.ts';
import { PanelBody, PanelFoot, useText } from '../../ui/index.ts';
import type { TakeOver } from './zone-draft.ts';
import css from './zones.module.css';

interface QuestionProps {
  readonly moves: readonly TakeOver[];
  readonly onAgree: () => void;
  readonly onBack: () => void;
}

/** Before districts leave another zone, each is named with the zone that it leaves. */
export function TakeOverQuestion({ moves, onAgree, onBack }: QuestionProps) {
  const t = useText();
  const agree = useRef<HTMLButtonElement>(null);
  useEffect(() => agree.current?.focus(), []);
  const emptied = [...new Set(moves.filter(({ leavesNone }) => leavesNone).map(({ from }) => from.title))];
  return (
    <>
      <PanelBody padded>
        <section className={css.question} role="alertdialog" aria-label={t(zonesUi.takeOverHeading)}>
          <h3>{t(zonesUi.takeOverHeading)}</h3>
          <ul>
            {moves.map(({ district, from }) => (
              <li key={district.code}>
                {t(zonesUi.takeOverLine, { district: district.title, zone: from.title })}
              </li>
            ))}
          </ul>
          {emptied.map((zone) => (
            <p key={zone}>{t(zonesUi.takeOverLeaves, { zone })}</p>
          ))}
        </section>
      </PanelBody>
      <PanelFoot>
        <div className={css.stack}>
          <Button ref={agree} onClick={onAgree}>
            {t(zonesUi.takeOver, { n: moves.length })}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t(zonesUi.takeOverBack)}
          </Button>
        </div>
      </PanelFoot>
    </>
  );
}
