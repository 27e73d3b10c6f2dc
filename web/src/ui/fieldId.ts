/** One rule for both the field and the summary that leads to it. */
export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`;
