import { readdirSync } from 'node:fs';
import { at } from './root.mjs';

const IGNORED = new Set(['node_modules', 'dist', 'data', 'coverage']);

export function filesUnder(folder, matches) {
  let entries;
  try {
    entries = readdirSync(at(folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => !IGNORED.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`, matches) : [`${folder}/${entry.name}`].filter(matches)))
    .sort();
}

const isTest = (path) => path.endsWith('.test.ts');
export const serverTests = () => ['server/src', 'server/test', 'server/bench', 'migrations'].flatMap((folder) => filesUnder(folder, isTest));
export const webTests = () => filesUnder('web/src', isTest);
export const journeys = () => filesUnder('web/e2e', (path) => /\.(m?js|ts)$/.test(path));
