import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { frameText } from '../../shared/text/frame.ts';
import { IconButton } from './icon-button.tsx';
import css from './panel.module.css';
import { useText } from './text.ts';

export interface PanelHeadProps {
  readonly title: ReactNode;
  /** Grey words after the title. */
  readonly note?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
  readonly onClose?: () => void;
}

/** The 44-px head of a panel: title, note, buttons, close. */
export function PanelHead({ title, note, children, onClose }: PanelHeadProps) {
  const t = useText();
  return (
    <header className={css.head}>
      <h2 className={css.title}>{title}</h2>
      {note !== undefined && <span className={css.note}>{note}</span>}
      <span className={css.spring} />
      {children}
      {onClose && (
        <IconButton label={t(frameText.close)} onClick={onClose}>
          <IconX size={18} stroke={1.75} />
        </IconButton>
      )}
    </header>
  );
}

/** A side panel's ground: fills its slot and scrolls by itself. */
export function Panel({ children, label }: { readonly children: ReactNode; readonly label: string }) {
  return (
    <section className={css.panel} aria-label={label}>
      {children}
    </section>
  );
}

/** The part of a panel that scrolls. */
export function PanelBody({
  children,
  padded = false,
}: {
  readonly children: ReactNode;
  readonly padded?: boolean;
}) {
  return <div className={padded ? `${css.body} ${css.padded}` : css.body}>{children}</div>;
}

/** The fixed foot of a panel, for its one primary button. */
export function PanelFoot({ children }: { readonly children: ReactNode }) {
  return <footer className={css.foot}>{children}</footer>;
}
