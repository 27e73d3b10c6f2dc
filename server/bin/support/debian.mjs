import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

const FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

/** A program by its name, also where Debian keeps servers and an ordinary PATH does not look. */
export const findProgram = (...names) =>
  [...(process.env.PATH ?? '').split(delimiter), ...FOLDERS]
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((file) => existsSync(file));

export const mayInstall = () => existsSync('/etc/debian_version') && userInfo().uid === 0;

/** Installs Debian packages where we may; says whether it could. */
export function aptInstall(...packages) {
  if (!mayInstall()) return false;
  console.error(`… apt-get install ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { stdio: ['ignore', 'ignore', 2], env }).status === 0;
  if (install()) return true;
  // A fresh image has no package lists.
  return spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 2], env }).status === 0 && install();
}

export const findChromium = () => process.env.CHROMIUM_PATH ?? findProgram('chromium', 'chromium-browser', 'google-chrome');

/** Without a Chinese font a screenshot shows boxes. */
export function hasChineseFont() {
  if (!findProgram('fc-list')) return false;
  return execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).trim() !== '';
}
