import { basename, join } from 'node:path';
import { z } from 'zod';
import { type FileRef, SHELL_CHANNELS } from '../../shared/contract/shell.ts';

/** What the calls need of Electron and of the core. */
export interface ShellParts {
  /** Paths that the user picked; empty when cancelled. */
  pickFiles(extensions: readonly string[], multiple: boolean): Promise<readonly string[]>;
  pickFolder(): Promise<string | null>;
  /** Where the user wants a file; null when cancelled. */
  pickSavePath(suggested: string): Promise<string | null>;
  /** Opens a file in the program that the system has for it; false where it has none. */
  openPath(path: string): Promise<boolean>;
  setFullScreen(on: boolean): void;
  readonly downloads: string;
  /** The core's own host calls, by path and JSON. */
  core(path: '/host/files' | '/host/save' | '/host/path', body: unknown): Promise<unknown>;
}

/** Kinds that are looked at or edited: nothing that runs, no links, no pages, no archives. */
const OPENED =
  /\.(jpe?g|png|webp|gif|bmp|avif|heic|tiff?|pdf|rtf|txt|mp4|mov|webm|mp3|m4a|wav|docx|xlsx|pptx|od[tsp])$/i;
const openInput = z.object({ token: z.string().max(100), name: z.string().max(255).regex(OPENED) });
const extensions = z.array(z.string().regex(/^[A-Za-z0-9]{1,10}$/)).max(50);
const paths = z.array(z.string().min(1).max(4096)).max(500);
const fileRefs = z.array(z.object({ token: z.string(), name: z.string(), size: z.number() }));

/** Every call that a page may make of the shell, each with the shape of what it takes. */
export function shellCalls(parts: ShellParts): Record<string, (input: unknown) => Promise<unknown>> {
  const register = async (picked: readonly string[]): Promise<FileRef[]> =>
    picked.length === 0 ? [] : fileRefs.parse(await parts.core('/host/files', { paths: picked }));
  return {
    [SHELL_CHANNELS.pickFiles]: async (input) => {
      const options = z.object({ extensions, multiple: z.boolean() }).parse(input);
      return register(await parts.pickFiles(options.extensions, options.multiple));
    },
    [SHELL_CHANNELS.pickFolder]: async () => {
      const folder = await parts.pickFolder();
      return folder === null ? null : ((await register([folder]))[0] ?? null);
    },
    // An empty path is a dropped thing that is no file of this computer, such as a picture out of another page.
    [SHELL_CHANNELS.droppedFiles]: async (input) =>
      register(
        paths.parse(
          z
            .array(z.string())
            .parse(input)
            .filter((path) => path !== ''),
        ),
      ),
    [SHELL_CHANNELS.saveFile]: async (input) => {
      const { token, name } = z
        .object({ token: z.string().max(100), name: z.string().min(1).max(255) })
        .parse(input);
      const path = await parts.pickSavePath(join(parts.downloads, plainName(name)));
      if (path === null) return false;
      await parts.core('/host/save', { token, path });
      return true;
    },
    [SHELL_CHANNELS.openFile]: async (input) => {
      const { token, name } = openInput.parse(input);
      const { path } = z.object({ path: z.string().min(1) }).parse(await parts.core('/host/path', { token }));
      // The file's own name decides which program opens it: it has to be the one that was asked for.
      if (basename(path) !== name) throw new Error('another file');
      return parts.openPath(path);
    },
    [SHELL_CHANNELS.setFullScreen]: async (input) => parts.setFullScreen(z.boolean().parse(input)),
  };
}

/** A name without the means to leave its folder. */
const plainName = (name: string): string => name.replace(/[\\/:*?"<>|]/g, '_').replace(/^\.+/, '_');
