import type { Session, WebContents } from 'electron';
import type { AbortBridge } from './abort-bridge.ts';
import { isAllowedRequest, isOwnAddress, isPermitted } from './security.ts';

/** What no page of this session may do, whatever runs in it. */
export function ruleSession(session: Session, bridge: AbortBridge): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(isPermitted(permission, contents.getURL())),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !isAllowedRequest(url) }));
  const ours = { urls: ['app://*/*'] };
  session.webRequest.onBeforeSendHeaders(ours, ({ id, requestHeaders }, decide) =>
    decide({ requestHeaders: bridge.mark(id, requestHeaders) }),
  );
  session.webRequest.onErrorOccurred(ours, ({ id }) => bridge.aborted(id));
  session.webRequest.onCompleted(ours, ({ id }) => bridge.completed(id));
}

/** What no window may do: leave our own pages, open others, hold a webview. */
export function ruleContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
