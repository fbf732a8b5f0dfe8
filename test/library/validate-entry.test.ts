import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectOfSomebodyElse } from './testing/project.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

const project = projectOfSomebodyElse();

test('from JavaScript', async () => {
  const script = `
    import { detectRelease, loadValidator, readResource, validate, validateText } from 'fhir-handshake/validate';
    const patient = { resourceType: 'Patient', brithDate: '1970-01-01' };
    const validator = await loadValidator('R4B');
    const { json } = readResource(JSON.stringify(patient));
    console.log(JSON.stringify([
      detectRelease({ resourceType: 'Subscription', topic: 'http://example.org/t' }).release,
      validator.release,
      validator.issues(json).map(({ path }) => path),
      await validate(patient, 'R4'),
      (await validate({ resourceType: 'Patient', active: true })).valid,
      (await validate(undefined)).valid,
      (await validateText('{"resourceType":"Patient","active":true}')).valid,
      (await validateText('{"resourceType":')).release ?? 'none',
    ]));`;
  await writeFile(join(project(), 'main.js'), script);
  const { stdout } = await run(process.execPath, ['main.js'], { cwd: project() });
  expect(JSON.parse(stdout)).toEqual([
    'R5',
    'R4B',
    ['Patient.brithDate'],
    expect.objectContaining({ release: 'R4', valid: false, issues: [expect.objectContaining({ severity: 'error' })] }),
    true,
    false,
    true,
    'none',
  ]);
});

test('from TypeScript, with the types of the resources that one has', async () => {
  await writeFile(
    join(project(), 'main.ts'),
    `import { loadValidator, validate, type Issue, type Release, type Validation, type Validator } from 'fhir-handshake/validate';

    interface Patient { resourceType: 'Patient'; active?: boolean }
    const patient: Patient = { resourceType: 'Patient', active: true };
    const release: Release = 'R5';
    const validation: Validation = await validate(patient, release);
    const validator: Validator = await loadValidator(release);
    const issues: readonly Issue[] = validator.issues({ resourceType: 'Patient' });
    export const paths: string[] = [...issues, ...validation.issues].map(({ severity, path }) => severity + path);
    // @ts-expect-error There is no such release.
    await validate(patient, 'R6');
    `,
  );
  const compilerOptions = { module: 'NodeNext', target: 'ES2022', strict: true, noEmit: true, types: [] };
  await writeFile(join(project(), 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', '.'], { cwd: project() });
  expect(stdout).toBe('');
});
