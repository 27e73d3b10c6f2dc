// Loaded lazily by Chart.vue: half a megabyte that most pages never need.
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkAreaComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, MarkAreaComponent, TooltipComponent, SVGRenderer]);

export const draw = (element: HTMLElement) => init(element, null, { renderer: 'svg' });
