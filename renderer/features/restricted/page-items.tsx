import {
  IconClipboardList,
  IconCopyOff,
  IconHistory,
  IconHourglass,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { RestrictedTab } from './restricted-stores.ts';

/** The sign of each page of who keeps the store. */
export const PAGE_ICONS: Readonly<Record<RestrictedTab, TablerIcon>> = {
  users: IconUsers,
  audit: IconClipboardList,
  history: IconHistory,
  retention: IconHourglass,
  duplicates: IconCopyOff,
  settings: IconSettings,
};
