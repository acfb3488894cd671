import { Button, Menu, useComputedColorScheme } from '@mantine/core';
import { IconChevronDown, IconMoon, IconSun } from '@tabler/icons-react';
import { frameText } from '../../shared/text/frame.ts';
import { IconButton, useLanguage, useText } from '../ui/index.ts';
import { changePreferences } from './preferences.ts';

/** Light or dark. */
export function ThemeSwitch() {
  const t = useText();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <IconButton
      label={t(dark ? frameText.lightTheme : frameText.darkTheme)}
      onClick={() => void changePreferences({ theme: dark ? 'light' : 'dark' })}
    >
      {dark ? <IconSun size={18} stroke={1.75} /> : <IconMoon size={18} stroke={1.75} />}
    </IconButton>
  );
}

/** Thai or English. */
export function LanguageSwitch() {
  const t = useText();
  const language = useLanguage((state) => state.language);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          rightSection={<IconChevronDown size={14} />}
          aria-label={t(frameText.language)}
        >
          {language === 'th' ? 'ไทย' : 'English'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item lang="th" onClick={() => void changePreferences({ language: 'th' })}>
          ไทย
        </Menu.Item>
        <Menu.Item lang="en" onClick={() => void changePreferences({ language: 'en' })}>
          English
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
