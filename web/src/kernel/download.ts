/** RFC 6266: `filename*=UTF-8''…` carries the Chinese name; `filename="…"` is the fallback. */
export function nameFromDisposition(header: string | null): string | null {
  if (!header) return null;
  const extended = /filename\*\s*=\s*(?:UTF-8|utf-8)''([^;]+)/.exec(header)?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      // A wrong escape: the plain name is better than none.
    }
  }
  return /filename\s*=\s*"?([^";]+)"?/.exec(header)?.[1]?.trim() ?? null;
}

export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the address after the click; freeing it at once would cancel the download.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
