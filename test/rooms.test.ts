import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = readTable(readFileSync(join(root, 'docs', 'design.md'), 'utf8'));

/** Room -> rooms it may import, from the table in docs/design.md. */
function readTable(page: string): Map<string, string[]> {
  const section = /^## Rooms$([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
  const rows = section.matchAll(/^\| `((?:src\/)?[a-z]+)` \| ([^|]+) \|/gm);
  return new Map(
    [...rows].map(([, room = '', may = '']) => [
      room,
      may.trim() === 'nothing'
        ? []
        : may.split(',').map((name) => (name.trim() === 'suites' ? 'suites' : `src/${name.trim()}`)),
    ]),
  );
}

function roomOf(path: string): string | undefined {
  return [...rooms.keys()].find((room) => path.startsWith(`${room}/`));
}

function sourcesOf(room: string): string[] {
  return readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.split('/').includes('testing'))
    .map((name) => join(room, name));
}

function foreignImports(source: string): string[] {
  const text = readFileSync(join(root, source), 'utf8');
  const room = roomOf(source);
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].flatMap(([, target = '']) => {
    const path = relative(root, resolve(root, dirname(source), target));
    return roomOf(path) === room ? [] : [path];
  });
}

describe('every room imports only what the design allows', () => {
  test('the design names every room', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect([...rooms.keys()].sort()).toEqual([...folders.map((folder) => `src/${folder.name}`), 'suites'].sort());
  });

  test.each([...rooms])('%s', (room, allowed) => {
    const strangers = sourcesOf(room).flatMap((source) =>
      foreignImports(source)
        .filter((path) => !allowed.includes(roomOf(path) ?? path))
        .map((path) => `${source} imports ${path}`),
    );
    expect(strangers).toEqual([]);
  });

  // These are built into one module each: what is imported past the index would be there a second time.
  test.each(['src/model', 'src/transcript', 'src/drive', 'src/judge', 'src/certify'])(
    '%s by its index alone',
    (room) => {
      const doors = ['index', ...(room === 'src/model' ? STATELESS : [])].map((name) => `${room}/${name}.js`);
      const past = [...rooms.keys()].flatMap(sourcesOf).flatMap((source) =>
        foreignImports(source)
          .filter((path) => roomOf(path) === room && !doors.includes(path))
          .map((path) => `${source} imports ${path}`),
      );
      expect(past).toEqual([]);
    },
  );
});

/** Of src/model; the page and the structural validator do without the rest. */
const STATELESS = ['json', 'near'];
