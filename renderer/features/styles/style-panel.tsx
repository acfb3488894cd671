import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { ZOOM_LIMIT } from '../../../shared/contract/style.ts';
import { maxZoomOf, unknownFields } from '../../../shared/domain/style-rows.ts';
import { stylesText } from '../../../shared/text/styles.ts';
import { stylesUi } from '../../../shared/text/styles-ui.ts';
import { Panel, PanelBody, PanelFoot, PanelHead, somethingIsOpen, useText } from '../../ui/index.ts';
import { useLayer, useLayerTitle } from '../layers/index.ts';
import { KeptStyles, StyleMenu } from './kept-styles.tsx';
import { KindPicker } from './kind-picker.tsx';
import { KindSettings } from './kind-settings.tsx';
import { LabelSettings } from './label-settings.tsx';
import { LineEditor } from './line-editor.tsx';
import { LookSettings } from './look-settings.tsx';
import { ScaleChoice } from './scale-choice.tsx';
import { cancelStyle } from './style-actions.ts';
import { Section } from './style-parts.tsx';
import { numberFields } from './style-recipes.ts';
import { closeStyle, useStyleDesk } from './style-store.ts';
import css from './styles.module.css';
import { editingOf } from './use-editing.ts';

/** True while a layer is being styled. */
export const useIsStyling = (): boolean => {
  const name = useStyleDesk((state) => state.layer);
  return useLayer(name) !== undefined;
};

function Body({ layer, title }: { readonly layer: LayerSummary; readonly title: string }) {
  const t = useText();
  const editing = editingOf(layer);
  const { style, keep } = editing;
  const lost = unknownFields(layer);
  return (
    <>
      {lost.length > 0 && <p className={css.lost}>{t(stylesText.lostFields(lost))}</p>}
      <Section title={t(stylesUi.kind)}>
        <KindPicker editing={editing} />
        {numberFields(layer).length === 0 && (
          <p className={css.hint}>
            {t(stylesUi.noNumbers)} {t(stylesUi.noNumbersHint)}
          </p>
        )}
        <KindSettings editing={editing} />
        <LineEditor editing={editing} />
      </Section>
      <Section title={t(stylesUi.look)}>
        <LookSettings editing={editing} />
      </Section>
      <Section title={t(stylesUi.labels)}>
        <LabelSettings editing={editing} />
      </Section>
      <Section title={t(stylesUi.scales)}>
        <div className={css.twoColumns}>
          <ScaleChoice
            label={t(stylesUi.fromScale)}
            all={0}
            value={style.minZoom}
            onChange={(minZoom) => keep({ minZoom })}
          />
          <ScaleChoice
            label={t(stylesUi.toScale)}
            all={ZOOM_LIMIT}
            value={maxZoomOf(style)}
            onChange={(maxZoom) => keep({ maxZoom })}
          />
        </div>
      </Section>
      <Section title={t(stylesUi.saved)}>
        <KeptStyles layer={layer} title={title} />
      </Section>
    </>
  );
}

const TYPING = 'input:not([type="radio"]):not([type="checkbox"]), textarea, [contenteditable]';

/**
 * Esc anywhere gives back what was before, unless a list or picker is open that it closes, or somebody is typing. Before
 * all others: the frame's own Esc would close something below.
 */
const useEscape = (cancel: () => void): void => {
  const latest = useRef(cancel);
  latest.current = cancel;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // A list that is closed has nothing to be typed into, though it is made of an input.
      const at = event.target instanceof Element ? event.target : null;
      const typing =
        at?.matches(TYPING) === true && !at.matches('[aria-haspopup="listbox"], [role="combobox"]');
      if (event.key !== 'Escape' || typing || somethingIsOpen()) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, []);
};

/** How a layer is drawn: every choice is on the map at once and one step of undo; Esc gives back what was before. */
export function StylePanel() {
  const t = useText();
  const name = useStyleDesk((state) => state.layer);
  const layer = useLayer(name);
  const titleOf = useLayerTitle();
  const box = useRef<HTMLDivElement>(null);
  // Another layer's panel: the keyboard goes with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layer's name is what the focus follows.
  useEffect(() => box.current?.focus(), [name]);
  useEscape(() => layer !== undefined && void cancelStyle(layer, titleOf(layer)));
  if (layer === undefined) return null;
  const title = titleOf(layer);
  return (
    <div ref={box} className={css.panel} tabIndex={-1}>
      <Panel label={t(stylesUi.panelOf, { title })}>
        <PanelHead title={title} onClose={closeStyle}>
          <StyleMenu layer={layer} title={title} />
        </PanelHead>
        <PanelBody padded>
          <Body key={layer.name} layer={layer} title={title} />
        </PanelBody>
        <PanelFoot>
          <Button className={css.grow ?? ''} onClick={closeStyle}>
            {t(stylesUi.done)}
          </Button>
          <Button variant="default" onClick={() => void cancelStyle(layer, title)}>
            {t(stylesUi.cancel)}
          </Button>
        </PanelFoot>
      </Panel>
    </div>
  );
}
