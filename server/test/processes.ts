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

/** The real `main.ts` as a process of its own. */
function spawnMain(env: Record<string, string>, args: readonly string[]) {
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
  const keep = (line: string): void => void printed.push(line);
  createInterface({ input: child.stderr }).on('line', keep);
  const out = createInterface({ input: child.stdout }).on('line', keep);
  // `close`, not `exit`: by then everything it printed has arrived.
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return { child, out, gone, output: () => printed.join('\n') };
}

/** Starts the application and waits for READY. */
export async function startProcess(env: Record<string, string>, args: readonly string[] = []): Promise<AppProcess> {
  const { child, out, gone, output } = spawnMain(env, args);
  const url = await new Promise<string>((resolve, reject) => {
    out.on('line', (line) => {
      if (line.startsWith('READY ')) resolve(line.slice('READY '.length));
    });
    void gone.then(() => reject(new Error(`The process ended before it was ready:\n${output()}`)));
  });
  return {
    url,
    child,
    output,
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await gone;
    },
  };
}

/** For a start that is expected to fail: what it printed, and its exit code. */
export async function failedStart(env: Record<string, string>): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const { child, out, gone, output } = spawnMain(env, []);
  out.on('line', (line) => {
    if (line.startsWith('READY ')) child.kill('SIGKILL');
  });
  await gone;
  return { exitCode: child.exitCode, output: output() };
}
