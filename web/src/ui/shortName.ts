/** What people call a firm: without the place in front and the legal form behind. Never empty. */
export function shortName(name: string): string {
  const core = name
    .trim()
    .replace(/^[\p{Script=Han}]{2,4}?(市|区|县)(?=.{2})/u, '')
    .replace(/(股份有限公司|有限责任公司|有限公司|专业合作社)$/u, '');
  return core.length >= 2 ? core : name;
}
