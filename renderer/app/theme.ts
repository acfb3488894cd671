import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  Menu,
  Modal,
  Notification,
  Popover,
  Tooltip,
} from '@mantine/core';

/** Mantine wants ten shades; everything visible is taken from the tokens by `resolver` below. */
const accent = [
  '#DDEFEC',
  '#C3E2DD',
  '#8CC4BD',
  '#63CABE',
  '#46B8AB',
  '#1F8F85',
  '#0B6E66',
  '#0A615A',
  '#095A54',
  '#05201C',
] as const;

/** The product's look in Mantine's terms. Sizes of `design` at 100 %. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  defaultRadius: 8,
  cursorType: 'pointer',
  focusRing: 'auto',
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '18px', xl: '22px' },
  lineHeights: { xs: '1.45', sm: '1.6', md: '1.6', lg: '1.6', xl: '1.4' },
  radius: { xs: '4px', sm: '4px', md: '8px', lg: '12px', xl: '999px' },
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { radius: 8 } }),
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { overflow: 'visible' } } }),
    // Vowels below a Thai label would touch the border of what it labels.
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: 4 } } }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--on-accent)' } }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', radius: 8, width: 'max-content', withinPortal: true },
    }),
    // The page itself never scrolls; the lock would also add a style tag without our nonce.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, radius: 12, padding: 24 } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 8 } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 500, withArrow: false, fz: 13 } }),
    Notification: Notification.extend({ defaultProps: { radius: 8, withBorder: false } }),
  },
});

const shared: Record<string, string> = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent-text)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-text': 'var(--accent-text)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-gray-light-color': 'var(--text-2)',
  '--mantine-color-gray-light-hover': 'var(--surface-3)',
  '--mantine-color-gray-text': 'var(--text-2)',
  '--mantine-color-red-filled': 'var(--danger)',
  '--mantine-color-red-text': 'var(--danger)',
  '--mantine-color-red-light': 'var(--danger-soft)',
  '--mantine-color-red-light-color': 'var(--danger)',
  '--mantine-shadow-sm': 'var(--sh-1)',
  '--mantine-shadow-md': 'var(--sh-2)',
  '--mantine-shadow-lg': 'var(--sh-3)',
  '--mantine-shadow-xl': 'var(--sh-3)',
};

/** Mantine's own variables, fed from the tokens: the same lines serve light and dark. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
