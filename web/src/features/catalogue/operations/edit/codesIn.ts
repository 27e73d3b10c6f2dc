/** Codes as people have them in a list or a spreadsheet: code, then a space, tab, comma or colon, then the meaning. A lone word is both. */
export function codesIn(text: string): { code: string; title: string }[] {
  const codes = new Map<string, { code: string; title: string }>();
  for (const line of text.split(/\r?\n/)) {
    const [, code = '', title = ''] = /^\s*([^\s,，:：]+)[\s,，:：]*(.*?)\s*$/.exec(line) ?? [];
    if (code !== '' && !codes.has(code)) codes.set(code, { code: code.slice(0, 40), title: (title || code).slice(0, 100) });
  }
  return [...codes.values()];
}
