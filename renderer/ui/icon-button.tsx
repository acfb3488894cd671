import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

export interface IconButtonProps extends Omit<ActionIconProps, 'children' | 'aria-label'> {
  /** The name for screen readers and the tooltip, in the page's language. */
  readonly label: string;
  readonly children: ReactNode;
  readonly onClick?: (event: MouseEvent<HTMLButtonElement>) => void;
  /** For switches: pressed or not. */
  readonly pressed?: boolean;
  readonly shortcut?: string;
  readonly tooltipSide?: 'top' | 'bottom' | 'left' | 'right';
  readonly tabIndex?: number;
  /** Set by the menu or popover that the button opens. */
  readonly 'aria-expanded'?: boolean;
}

/** A button that is only an icon. Never without a name. */
export function IconButton(props: IconButtonProps) {
  const { label, children, pressed, shortcut, tooltipSide = 'bottom', ...rest } = props;
  return (
    <Tooltip
      label={shortcut === undefined ? label : `${label} (${shortcut})`}
      position={tooltipSide}
      // It would cover what the button has opened.
      disabled={rest['aria-expanded'] === true}
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed, 'data-pressed': pressed || undefined })}
        {...rest}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
