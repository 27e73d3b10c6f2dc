// npm run migration -- CreateConsents: the skeleton of a migration, and its place in the list.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { at, fail } from './support/root.mjs';

const name = process.argv[2];
if (!/^[A-Z][A-Za-z0-9]+$/.test(name ?? '')) fail('A name by what it does is needed: npm run migration -- CreateConsents');

const present = readdirSync(at('migrations'))
  .map((file) => /^(\d{13})-(\w+)\.ts$/.exec(file))
  .filter(Boolean);
if (present.some(([, , other]) => other === name)) fail(`There is a migration called ${name} already.`);

// Behind every one that is there, also behind one that was numbered by hand.
const timestamp = Math.max(Date.now(), ...present.map(([, number]) => Number(number) + 1));
const className = `${name}${timestamp}`;
const file = `migrations/${timestamp}-${name}.ts`;

writeFileSync(
  at(file),
  `import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ${className} implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    throw new Error('${className}: say what changes, for both engines');
  }

  async down(db: QueryRunner): Promise<void> {
    throw new Error('${className}: say how it is taken back, rows included');
  }
}
`,
);

const index = 'migrations/index.ts';
const importLine = `import { ${className} } from './${timestamp}-${name}.js';`;
if (!existsSync(at(index))) fail(`${file} is written, but ${index} is not there: list it by hand.`);
const lines = readFileSync(at(index), 'utf8').trimEnd().split('\n');
const lastImport = lines.findLastIndex((line) => line.startsWith('import '));
const endOfList = lines.findLastIndex((line) => line.includes(']'));
if (endOfList <= lastImport) fail(`${file} is written, but ${index} has no list: add it by hand.`);
const [beforeEnd, afterEnd] = splitAt(lines[endOfList], lines[endOfList].lastIndexOf(']'));
const isOneLine = beforeEnd.includes('[');
const listed = isOneLine
  ? [`${beforeEnd}${beforeEnd.trimEnd().endsWith('[') ? '' : ', '}${className}${afterEnd}`]
  : [`  ${className},`, lines[endOfList]];
lines.splice(endOfList, 1, ...listed);
lines.splice(lastImport + 1, 0, importLine);
writeFileSync(at(index), `${lines.join('\n')}\n`);
console.log(`written: ${file}, listed in ${index}`);

function splitAt(text, position) {
  return [text.slice(0, position), text.slice(position)];
}
