import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const serverDir = fileURLToPath(new URL('..', import.meta.url));

export interface AppProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything it has printed, log lines included. */
  output(): string;
  /** `SIGKILL`: nothing is tidied up. Resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the real `main.ts` as a process of its own and waits for READY. */
export async function startProcess(env: Record<string, string>, args: readonly string[] = []): Promise<AppProcess> {
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', 'src/main.ts', ...args], {
    cwd: serverDir,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      SWC_NODE_PROJECT: 'tsconfig.json',
      PORT: '0',
      HOST: '127.0.0.1',
      LIMIT_FACTOR: '1000',
      REQUESTS_PER_MINUTE: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => printed.push(line));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line);
      if (line.startsWith('READY ')) resolve(line.slice('READY '.length));
    });
    void gone.then(() => reject(new Error(`The process ended before it was ready:\n${printed.join('\n')}`)));
  });
  return {
    url,
    child,
    output: () => printed.join('\n'),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await gone;
    },
  };
}
