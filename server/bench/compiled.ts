import { transformFileSync } from '@swc/core';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'server', 'dist', 'bench');

/** The server as it is deployed: the loader that runs the other benches from source keeps a compiler in memory, which would be measured too. */
export function compiled(entry: string): string {
  rmSync(target, { recursive: true, force: true });
  for (const folder of ['server/src', 'server/bench', 'migrations']) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
      const { code } = transformFileSync(join(root, folder, name), {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          target: 'es2022',
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      });
      const to = join(target, folder, name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, code);
    }
  }
  return join(target, 'server', 'bench', entry.replace(/\.ts$/, '.js'));
}
