import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Settings } from '../../shared/contract/events.ts';
import { api, orpc, queryClient } from '../api/index.ts';
import { setLanguage } from '../ui/index.ts';

const settingsKey = () => orpc.app.info.queryKey();

/** Language and theme as this machine keeps them; applied whenever they change. */
export const usePreferences = (): { readonly ready: boolean; readonly settings: Settings | undefined } => {
  const info = useQuery(orpc.app.info.queryOptions());
  const { setColorScheme } = useMantineColorScheme();
  const settings = info.data?.settings;
  useEffect(() => {
    if (settings === undefined) return;
    setLanguage(settings.language);
    setColorScheme(settings.theme === 'system' ? 'auto' : settings.theme);
  }, [settings, setColorScheme]);
  return { ready: info.isSuccess || info.isError, settings };
};

/** Changes language or theme at once; the core keeps it for the next start. */
export const changePreferences = async (change: Partial<Settings>): Promise<void> => {
  queryClient.setQueryData(
    settingsKey(),
    (old) => old && { ...old, settings: { ...old.settings, ...change } },
  );
  const settings = await api.app.setSettings(change);
  queryClient.setQueryData(settingsKey(), (old) => old && { ...old, settings });
};
