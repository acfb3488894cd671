import './node-guard.mjs';
import { createRequire, registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import config from '../.dependency-cruiser.mjs';

/**
 * Who imports whom, by dependency-cruiser. It reads TypeScript through the compiler's old API, which TypeScript 7 no
 * longer has; the older compiler stands in for it here, and only here.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = createRequire(import.meta.url)('@ts-morph/common').ts;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'typescript') return { url: 'changwat:typescript', shortCircuit: true };
    if (specifier === 'typescript/package.json')
      return { url: 'changwat:typescript.json', shortCircuit: true };
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url === 'changwat:typescript') {
      const source = `import { createRequire } from 'node:module';
        export default createRequire(${JSON.stringify(import.meta.url)})('@ts-morph/common').ts;`;
      return { format: 'module', source, shortCircuit: true };
    }
    if (url === 'changwat:typescript.json') {
      return { format: 'json', source: JSON.stringify({ version }), shortCircuit: true };
    }
    return next(url, context);
  },
});

const { cruise } = await import('dependency-cruiser');
process.chdir(root);
const { output } = await cruise(['shared', 'electron', 'renderer', 'e2e', 'scripts'], {
  ...config.options,
  ruleSet: { forbidden: config.forbidden },
  validate: true,
  outputType: 'json',
});
const { summary, modules } = JSON.parse(output);
for (const { rule, from, to, cycle, comment } of summary.violations) {
  const way = cycle ? cycle.map((step) => step.name).join(' → ') : to;
  process.stdout.write(`${rule.severity} ${rule.name}: ${from} → ${way}${comment ? `\n  ${comment}` : ''}\n`);
}
const typed = modules.filter(({ source }) => /\.tsx?$/.test(source) && !source.includes('node_modules'));
if (typed.length === 0 || typed.every(({ dependencies }) => dependencies.length === 0)) {
  process.stdout.write('no import of a TypeScript file was seen: the check itself is broken\n');
  process.exitCode = 1;
}
process.stdout.write(`${typed.length} TypeScript files, ${summary.violations.length} violations\n`);
if (summary.violations.length > 0) process.exitCode = 1;
