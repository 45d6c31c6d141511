// Charts read the same figures as the table below them. Canvas only and rich-text tooltips: nothing inline, so the CSP holds.
import * as echarts from 'echarts/core'
import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { CanvasRenderer } from 'echarts/renderers'

echarts.use([BarChart, LineChart, PieChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const TONES = { done: '#0B6B4F', now: '#17528C', late: '#9B1C1C', waiting: '#B26B00', neutral: '#7A8694' }
const ORDER = ['#17528C', '#0B6B4F', '#B26B00', '#9B1C1C', '#5B3C88', '#7A8694']
const INK = '#1B2733'
const MUTED = '#55606E'
const RULE = '#D9D5CC'

function number (value, percent) {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 2 }) + (percent ? ' %' : '')
}

function seriesOf (data) {
  if (data.type === 'pie') {
    const [first] = data.series
    return [{ type: 'pie', radius: ['45%', '72%'], name: first.name, label: { color: INK }, data: data.categories.map((name, index) => ({ name, value: first.data[index] })) }]
  }
  return data.series.map((line, index) => ({
    type: data.type, name: line.name, data: line.data, stack: data.stacked ? 'all' : undefined,
    color: TONES[line.tone] || ORDER[index % ORDER.length], barMaxWidth: 34, symbolSize: 7, lineStyle: { width: 2.5 },
    emphasis: { focus: 'series' }
  }))
}

function optionsOf (data) {
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, color: MUTED, fontSize: 13 }
  const names = { type: 'category', data: data.categories, axisLine: { lineStyle: { color: RULE } }, axisTick: { show: false }, axisLabel: { color: MUTED } }
  const values = { type: 'value', splitLine: { lineStyle: { color: RULE } }, axisLabel: { color: MUTED, formatter: value => number(value, data.percent) } }
  const axes = data.type === 'pie' ? {} : { xAxis: data.horizontal ? values : names, yAxis: data.horizontal ? { ...names, inverse: true, axisLabel: { color: MUTED, width: Math.min(240, innerWidth * 0.36), overflow: 'truncate' } } : values, grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true } }
  return {
    ...axes, textStyle: font, color: ORDER, animation: !matchMedia('(prefers-reduced-motion: reduce)').matches, animationDuration: 300,
    legend: { top: 0, left: 0, textStyle: { ...font, color: INK }, icon: 'roundRect', itemWidth: 14, show: data.type === 'pie' || data.series.length > 1 },
    tooltip: { trigger: data.type === 'pie' ? 'item' : 'axis', renderMode: 'richText', confine: true, valueFormatter: value => number(value, data.percent) },
    aria: { enabled: true, label: { enabled: false }, decal: { show: data.stacked === true || data.type === 'pie' } },
    series: seriesOf(data)
  }
}

export function charts (scope = document) {
  for (const box of scope.querySelectorAll('[data-chart]')) {
    const source = document.getElementById(box.dataset.chart)
    if (!source || box.childElementCount) continue
    box.classList.add('mc-chart__canvas--drawn')
    const chart = echarts.init(box, null, { renderer: 'canvas' })
    chart.setOption(optionsOf(JSON.parse(source.textContent)))
    new ResizeObserver(() => chart.resize()).observe(box)
  }
}
