import { spawn } from 'node:child_process';

/** Opens an address in the user's own browser, where the system has a way to; never fails. */
export function openBrowser(url: string, platform = process.platform): void {
  const [command, ...args] =
    platform === 'win32'
      ? ['rundll32', 'url.dll,FileProtocolHandler', url]
      : [platform === 'darwin' ? 'open' : 'xdg-open', url];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  // The address is printed as well, so that nothing is lost where no browser can be opened.
  child.once('error', () => {});
  child.unref();
}
