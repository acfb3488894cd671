import { aCore } from '../../testing/workspace.ts';
import { createWorkspaceSession } from '../../workspace/index.ts';
import { runRecipe } from '../run-recipe.ts';

/** Runs one recipe on a workspace, result layer written, and prints what it took; a process of its own. */
const [folder = '', resources = '', steps = '[]', own = 'count(*)'] = process.argv.slice(2);
const core = aCore();
const { options } = core.parts;
const paths = { ...options.paths, resources };
const session = createWorkspaceSession({ ...core.parts, options: { ...options, paths } }, []);
const workspace = await session.open(folder);
const control = { signal: new AbortController().signal, progress: (): void => undefined };
const recipe = { recipeVersion: 2, title: 'bench', steps: JSON.parse(steps) };
const started = performance.now();
const cpu = process.cpuUsage();
const marks: Record<string, number> = {};
const result = await runRecipe(workspace, recipe, {
  ...control,
  progress: (fraction) => {
    marks[(fraction ?? 0) < 0.9 ? 'computed' : 'writing'] = performance.now() - started;
  },
});
const ms = performance.now() - started;
const { user, system } = process.cpuUsage(cpu);
const { rows, layer } = result;
const sum = workspace.db.get<{ sum: number }>({
  text: `SELECT ${own} AS sum FROM "${layer}"`,
  values: [],
})?.sum;
const peakMB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ms, cpuMs: (user + system) / 1000, marks, rows, sum, peakMB }));
workspace.change({ kind: 'edit', label: { th: 'ลบ', en: 'Remove' } }, (change) => change.removeLayer(layer));
await session.close();
await core.close();
