import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClient } from '../api/index.ts';
import { resolver, theme } from './theme.ts';

/** The nonce that the host wrote into the page: without it the policy refuses Mantine's style tags. */
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

/** Everything that components find by context. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolver}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
        deduplicateInlineStyles
      >
        <Notifications position="bottom-left" limit={3} containerWidth={240} zIndex={400} />
        {children}
      </MantineProvider>
    </QueryClientProvider>
  );
}
