export interface ChartSeries {
  readonly name: string;
  /** One per label; null where there is no figure. */
  readonly values: readonly (number | null)[];
  /** Last year, the city's average: a dashed grey line. */
  readonly isComparison?: boolean;
  /** What is left of a whole beside the series before it: a lighter shade, no colour of its own. */
  readonly isRest?: boolean;
}
/** Labels from index `from` to index `to`, both included, for which there is no figure, and why. */
export interface MissingSpan {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}
export interface ChartInput {
  readonly kind: 'bar' | 'line';
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly missing?: readonly MissingSpan[] | undefined;
  readonly isStacked?: boolean | undefined;
  readonly write: (value: number) => string;
}

/** Colours come from the tokens: the picture is drawn by script, but knows no colour of its own. */
const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function chartOption(input: ChartInput): Record<string, unknown> {
  const text = { color: token('--x-chart-axis'), fontSize: 12, fontFamily: token('--x-font') };
  const colours = [1, 2, 3, 4, 5, 6].map((n) => token(`--x-cat-${n}`));
  let next = 0;
  return {
    animation: false,
    textStyle: { fontFamily: text.fontFamily },
    grid: { left: 8, right: 8, top: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', confine: true, valueFormatter: (value: unknown) => (typeof value === 'number' ? input.write(value) : '—') },
    xAxis: {
      type: 'category',
      data: [...input.labels],
      axisLabel: text,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: token('--x-line-strong') } },
    },
    yAxis: { type: 'value', axisLabel: { ...text, formatter: input.write }, splitLine: { lineStyle: { color: token('--x-chart-grid') } } },
    series: input.series.map((one, index) => {
      const colour = one.isComparison ? token('--x-ink-3') : one.isRest ? token('--x-seq-3') : colours[next++ % colours.length];
      const isBar = input.kind === 'bar' && !one.isComparison;
      return {
        type: isBar ? 'bar' : 'line',
        name: one.name,
        data: [...one.values],
        ...(input.isStacked && isBar && { stack: 'all' }),
        color: colour,
        barMaxWidth: 26,
        symbol: one.isComparison ? 'none' : 'circle',
        symbolSize: 5,
        lineStyle: { width: 2, type: one.isComparison ? 'dashed' : 'solid' },
        ...(index === 0 && input.missing?.length && { markArea: areasOf(input, text) }),
      };
    }),
  };
}

function areasOf(input: ChartInput, text: { fontSize: number }): Record<string, unknown> {
  return {
    silent: true,
    itemStyle: { color: token('--x-hold-bg') },
    label: { color: token('--x-hold'), fontSize: text.fontSize, position: 'inside' },
    data: (input.missing ?? []).map(({ from, to, reason }) => [{ name: reason, xAxis: input.labels[from] }, { xAxis: input.labels[to] }]),
  };
}
