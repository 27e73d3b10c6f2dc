import type { Tone } from './document-spec.js';

/** The colours of the interface's tokens, for paper. */
export const palette = {
  ink: '#17212b',
  label: '#3f4b57',
  quiet: '#5d6975',
  line: '#dddcd4',
  lineStrong: '#c3c2b8',
  paper: '#f7f7f4',
  well: '#efefea',
  brand: '#145a8d',
  brandDeep: '#0e4770',
  second: '#1d856c',
  mute: '#98a1aa',
  hatch: '#d8d2ec',
  hatchGround: '#f7f5fc',
} as const;

export const toneInk: Readonly<Record<Tone, string>> = { plain: palette.ink, good: '#1a6a45', wait: '#855000', stop: '#b0271d', hold: '#574794' };
export const toneGround: Readonly<Record<Tone, string>> = {
  plain: palette.paper,
  good: '#e9f4ee',
  wait: '#fdf3de',
  stop: '#fcefed',
  hold: '#f2f0f9',
};
export const toneLine: Readonly<Record<Tone, string>> = {
  plain: palette.lineStrong,
  good: '#a9d3bd',
  wait: '#e6c583',
  stop: '#e9b5ae',
  hold: '#c9c0e4',
};
