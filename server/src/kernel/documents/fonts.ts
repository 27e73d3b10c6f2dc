import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const read = (file: string): Buffer => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));

let loaded: { readonly regular: Buffer; readonly bold: Buffer } | undefined;

/** Noto Sans SC (OFL), two weights of 10 MB each: read once for each thread that renders. Only the glyphs used go into a document. */
export const fonts = (): { readonly regular: Buffer; readonly bold: Buffer } =>
  (loaded ??= { regular: read('400Regular/NotoSansSC_400Regular.ttf'), bold: read('700Bold/NotoSansSC_700Bold.ttf') });
