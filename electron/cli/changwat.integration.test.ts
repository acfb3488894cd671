import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLI_EXIT, type CliCommand, type CliOutput, cliError, cliOutput } from '../../shared/contract/cli.ts';
import { importsText } from '../../shared/text/imports.ts';
import { writeManyPoints } from '../core/imports/testing/many-points.ts';
import { databasePicture } from '../core/testing/database-picture.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KRABI = join(ROOT, '../shared/data/th/tambon/81_Krabi');
const hasData = existsSync(KRABI);

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'changwat-cli-'));
  // The first call builds what is stale.
  changwat(['registers']);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const env = (more: NodeJS.ProcessEnv = {}) => ({
  ...process.env,
  CHANGWAT_HOME: join(home, 'own'),
  INIT_CWD: home,
  ...more,
});

/** Runs the command line as npm does: from the checkout, with the caller's folder in INIT_CWD. */
function changwat(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const run = spawnSync(process.execPath, [join(ROOT, 'scripts/changwat.mjs'), ...args], {
    cwd: ROOT,
    env: env(more),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** The one JSON document of a command that must succeed, checked against its published shape. */
function done<C extends CliCommand>(
  command: C,
  args: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
): CliOutput<C> {
  const { status, stdout, stderr } = changwat([command, ...args], more);
  expect(status, stderr + stdout).toBe(CLI_EXIT.done);
  return cliOutput[command].parse(JSON.parse(stdout)) as CliOutput<C>;
}

function refused(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const { status, stdout } = changwat(args, more);
  const { error } = cliError.parse(JSON.parse(stdout));
  return { status, code: error.code, message: error.message, details: error.details };
}

describe('a workspace from the command line', () => {
  const secret = { CHANGWAT_TEST_SECRET: 'ข้าวหอม-7-แปลง' };

  test('the sample is made in the folder named, relative to the caller', () => {
    const made = done(
      'sample',
      ['--workspace', 'ตัวอย่าง', '--passphrase-env', 'CHANGWAT_TEST_SECRET'],
      secret,
    );
    expect(made.workspace).toBe(join(home, 'ตัวอย่าง'));
    expect(made.passphrase).toBeNull();
    const counts = Object.fromEntries(made.layers.map((layer) => [layer.register, layer.featureCount]));
    expect(counts).toMatchObject({ district: 8, community_forest: 94, housing_project: 120 });
    expect(existsSync(join(home, 'ตัวอย่าง', 'workspace.gpkg'))).toBe(true);
    expect(done('layers', ['--workspace', 'ตัวอย่าง'])).toEqual(made.layers);
  });

  test('an empty one of a province is made and filled', () => {
    const made = done('init', ['--workspace', 'กระบี่', '--province', '81']);
    expect(made.workspace).toBe(join(home, 'กระบี่'));
    expect(made.layers.reduce((rows, { featureCount }) => rows + featureCount, 0)).toBe(0);
    writeFileSync(join(home, 'จุด.csv'), 'ชื่อ,lon,lat\nก,98.9,8.1\n');
    expect(done('import', ['จุด.csv', '--workspace', 'กระบี่', '--crs', 'EPSG:4326'])).toMatchObject({
      status: 'done',
      inserted: 1,
    });
    expect(refused(['init', '--workspace', 'กระบี่'])).toMatchObject({ code: 'workspace-exists' });
    expect(refused(['init', '--workspace', 'ไม่มี', '--province', '01'])).toMatchObject({ code: 'usage' });
    expect(existsSync(join(home, 'ไม่มี'))).toBe(false);
  });

  test('making it again overwrites nothing', () => {
    expect(refused(['sample', '--workspace', 'ตัวอย่าง'])).toMatchObject({
      status: CLI_EXIT.refused,
      code: 'workspace-exists',
    });
  });

  test('a question of households is answered with the passphrase, refused without, and written as a file', () => {
    const recipe = {
      recipeVersion: 1,
      title: 'ครัวเรือนใกล้ป่าชุมชน',
      steps: [
        { id: 'near', op: 'near', input: 'household', of: 'community_forest', distanceM: 1000 },
        { id: 'count', op: 'count-in-areas', areas: 'subdistrict', input: '#near' },
      ],
    };
    writeFileSync(join(home, 'recipe.json'), JSON.stringify(recipe));
    const args = ['recipe.json', '--workspace', 'ตัวอย่าง', '--into', 'near_forest', '--out', 'คำตอบ.csv'];
    expect(refused(['analyse', ...args]).code).toBe('restricted-locked');
    const answer = done('analyse', [...args, '--passphrase-env', 'CHANGWAT_TEST_SECRET'], secret);
    expect(answer).toMatchObject({ layer: 'near_forest', rows: 55, out: { file: join(home, 'คำตอบ.csv') } });
    expect(answer.sentence).toMatch(/ครัวเรือน/);
    expect(readFileSync(join(home, 'คำตอบ.csv'), 'utf8').split('\n').length).toBeGreaterThan(55);
  });

  test('the open blanks of a recipe are filled by --set, and what is wrong with them is said', () => {
    const recipe = {
      recipeVersion: 2,
      title: 'หมู่บ้านใกล้ป่าชุมชน',
      steps: [{ id: 'near', op: 'near', input: 'village', of: 'community_forest', distanceM: 1000 }],
      parameters: [{ name: 'ระยะ', step: 'near', blank: 'distanceM', required: true }],
    };
    writeFileSync(join(home, 'open.json'), JSON.stringify(recipe));
    const args = ['open.json', '--workspace', 'ตัวอย่าง', '--into', 'near_open'];
    const answer = done('analyse', [...args, '--set', 'ระยะ=3 กม.']);
    expect(answer.recipe?.steps).toEqual([{ ...recipe.steps[0], distanceM: 3000, beyond: false }]);
    expect(answer.sentence).toContain('3 กม.');
    expect(refused(['analyse', ...args]).code).toBe('recipe-value-missing');
    expect(refused(['analyse', ...args, '--set', 'ระยะ=ไกล']).code).toBe('recipe-value-wrong');
    expect(refused(['analyse', ...args, '--set', 'ระยะ=1', '--set', 'สี=แดง']).code).toBe(
      'recipe-value-unknown',
    );
    expect(refused(['analyse', ...args, '--set', 'ระยะ']).code).toBe('usage');
  });

  test('a wrong and an absent passphrase are told apart, and neither is printed', () => {
    const args = [
      'analyse',
      'recipe.json',
      '--workspace',
      'ตัวอย่าง',
      '--passphrase-env',
      'CHANGWAT_TEST_SECRET',
    ];
    const wrong = refused(args, { CHANGWAT_TEST_SECRET: 'not-this-one' });
    expect(wrong).toMatchObject({ status: CLI_EXIT.refused, code: 'passphrase-wrong' });
    expect(JSON.stringify(wrong)).not.toContain('not-this-one');
    expect(refused(args, { CHANGWAT_TEST_SECRET: '' }).code).toBe('passphrase-missing');
  });

  test('it is backed up, restored beside, and both are sound', () => {
    const backup = done('backup', ['--workspace', 'ตัวอย่าง', '--out', 'copy.changwat']);
    expect(backup).toMatchObject({ file: join(home, 'copy.changwat'), verified: true });
    const restored = done('restore', ['copy.changwat', '--workspace', 'restored']);
    expect(restored.layers).toEqual(done('layers', ['--workspace', 'ตัวอย่าง']));
    expect(done('check', ['--workspace', 'restored'])).toEqual({ ok: true, issues: [] });
    expect(refused(['restore', 'copy.changwat', '--workspace', 'restored']).code).toBe('workspace-exists');
  });

  test('personal registers are not exported', () => {
    const args = ['export', 'household', '--workspace', 'ตัวอย่าง', '--format', 'csv', '--out', 'h.csv'];
    expect(refused(args).code).toBe('export-personal-data');
    expect(existsSync(join(home, 'h.csv'))).toBe(false);
  });
});

describe.skipIf(!hasData)(
  `a file of an agency${hasData ? '' : ' (skipped: no data beside the checkout)'}`,
  () => {
    test('is inspected without a workspace, imported with every row accounted for, and exported again', () => {
      const found = done('inspect', [KRABI]);
      expect(found).toMatchObject({ format: 'shapefile', complete: true });
      expect(found.layers[0]).toMatchObject({
        featureCount: 53,
        encoding: { name: 'utf-8' },
        crs: { id: 'EPSG:4326' },
      });

      done('sample', ['--workspace', 'w']);
      const rehearsed = done('import', [KRABI, '--workspace', 'w', '--dry-run']);
      expect(rehearsed).toMatchObject({ status: 'done', read: 53, inserted: 53 });
      const before = done('layers', ['--workspace', 'w']);
      const taken = done('import', [KRABI, '--workspace', 'w', '--into', 'krabi']);
      expect(taken).toMatchObject({ status: 'done', layer: 'krabi', read: 53, inserted: 53, skipped: 0 });
      expect(done('layers', ['--workspace', 'w']).length).toBe(before.length + 1);

      mkdirSync(join(home, 'out'));
      const out = done('export', [
        'krabi',
        '--workspace',
        'w',
        '--format',
        'gpkg',
        '--out',
        'out/krabi.gpkg',
        '--crs',
        'EPSG:32647',
      ]);
      expect(out).toMatchObject({ file: join(home, 'out/krabi.gpkg'), rows: 53 });
      expect(out.sha256).toMatch(/^[0-9a-f]{64}$/);
    });
  },
);

describe('what can not be done', () => {
  test.each([
    [['frobnicate'], 'usage'],
    [['layers'], 'usage'],
    [['layers', '--workspace', 'x', '--colour'], 'usage'],
    [['inspect', 'a', 'b'], 'usage'],
    [['layers', '--workspace', 'no-such-folder'], 'workspace-not-found'],
    [['inspect', 'no-such-file.shp'], 'file-not-found'],
    [['export', 'x', '--workspace', 'y', '--format', 'dwg', '--out', 'z'], 'export-format-unsupported'],
  ])('%j is refused as %s, with a sentence', (args, code) => {
    const answer = refused(args);
    expect(answer).toMatchObject({ status: CLI_EXIT.refused, code });
    expect(answer.message).toMatch(/[ก-๙]/);
  });

  test('help is a result', () => {
    const { status, stdout } = changwat(['--help']);
    expect([status, stdout.includes('changwat import PATH')]).toEqual([CLI_EXIT.done, true]);
  });

  test('Ctrl-C ends with 130 and leaves no workspace behind', async () => {
    const run = spawn(
      process.execPath,
      [join(ROOT, 'scripts/changwat.mjs'), 'sample', '--workspace', 'half'],
      {
        cwd: ROOT,
        env: env(),
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let printed = '';
    run.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    run.stderr.once('data', () => run.kill('SIGINT'));
    const status = await new Promise((resolve) => run.once('close', resolve));
    expect(status).toBe(CLI_EXIT.cancelled);
    expect(cliError.parse(JSON.parse(printed)).error.code).toBe('job-cancelled');
    expect(existsSync(join(home, 'half', 'workspace.gpkg'))).toBe(false);
  });

  test('Ctrl-C while a large file is written ends with 130 and leaves nothing of it', async () => {
    const file = writeManyPoints(home, 'many', 120_000);
    done('sample', ['--workspace', 'large']);
    const before = databasePicture(join(home, 'large', 'workspace.gpkg'));
    const args = ['import', file, '--workspace', 'large', '--into', 'many'];
    const run = spawn(process.execPath, [join(ROOT, 'scripts/changwat.mjs'), ...args], {
      cwd: ROOT,
      env: env(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    run.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    let told = '';
    run.stderr.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes(importsText.stepWriting.th)) run.kill('SIGINT');
    });
    const status = await new Promise((resolve) => run.once('close', resolve));
    expect(status, printed).toBe(CLI_EXIT.cancelled);
    expect(cliError.parse(JSON.parse(printed)).error.code).toBe('job-cancelled');
    expect(databasePicture(join(home, 'large', 'workspace.gpkg'))).toEqual(before);
    expect(done('check', ['--workspace', 'large'])).toEqual({ ok: true, issues: [] });
  });
});
