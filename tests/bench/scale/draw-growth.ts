/** The growth of one figure. */
export interface Series {
  name: string;
  points: { papers: number; milliseconds: number }[];
}

const WIDTH = 810;
const HEIGHT = 420;
const PLOT = { left: 66, right: 430, top: 28, bottom: 376 };
const colours = ['#1f7a4d', '#2f6fbd', '#b4541a', '#7b4fb0', '#a03060', '#5b6b00', '#00767a'];

/**
 * Draws the figures over the size of the library. Both axes are logarithmic, so that a straight line is a power of the
 * size.
 * @returns the drawing and the exponent of each series; `null` for a series with fewer than two points
 */
export function drawGrowth(series: readonly Series[]): { svg: string; exponents: (number | null)[] } {
  const points = series.flatMap((each) => each.points);
  const x = scale(
    points.map(({ papers }) => papers),
    PLOT.left,
    PLOT.right,
  );
  const y = scale(
    points.map(({ milliseconds }) => milliseconds),
    PLOT.bottom,
    PLOT.top,
  );
  const exponents = series.map(exponentOf);
  const grid = [
    ...x.ticks.map(
      (at) =>
        `<path d="M${x.place(at)} ${PLOT.top}V${PLOT.bottom}"/><text x="${x.place(at)}" y="${PLOT.bottom + 18}" text-anchor="middle">${at.toLocaleString('en')}</text>`,
    ),
    ...y.ticks.map(
      (at) =>
        `<path d="M${PLOT.left} ${y.place(at)}H${PLOT.right}"/><text x="${PLOT.left - 8}" y="${y.place(at) + 4}" text-anchor="end">${at.toLocaleString('en')}</text>`,
    ),
  ];
  const lines = series.map(({ name, points }, nth) => {
    const colour = colours[nth % colours.length];
    const places = points.map(({ papers, milliseconds }) => [x.place(papers), y.place(milliseconds)]);
    const exponent = exponents[nth];
    const label = `${name}${exponent == null ? '' : ` (${exponent.toFixed(2)})`}`;
    const top = PLOT.top + 14 + nth * 22;
    return `<g stroke="${colour}" fill="${colour}"><polyline fill="none" stroke-width="2" points="${places.map((place) => place.join()).join(' ')}"/>${places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" stroke="none"/>`).join('')}<rect x="${PLOT.right + 16}" y="${top - 9}" width="10" height="10" stroke="none"/></g><text x="${PLOT.right + 32}" y="${top}">${label}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Milliseconds over the number of papers">
<style>text { fill: #333 } .grid path { stroke: #8884; fill: none } @media (prefers-color-scheme: dark) { text { fill: #ddd } }</style>
<g class="grid">${grid.join('')}</g>
<text x="${(PLOT.left + PLOT.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">papers</text>
<text x="${PLOT.left - 8}" y="14" text-anchor="end">ms</text>
${lines.join('\n')}
</svg>
`;
  return { svg, exponents };
}

/** A logarithmic scale from the power of ten below the smallest value to the one above the largest. */
function scale(values: number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    place: (value: number) => Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from)),
    ticks: Array.from({ length: high - low + 1 }, (_, nth) => 10 ** (low + nth)),
  };
}

/** The exponent of the power law that fits the figures: the slope of their logarithms by least squares. */
function exponentOf({ points }: Series): number | null {
  if (points.length < 2) return null;
  const [xs, ys] = [
    points.map(({ papers }) => Math.log(papers)),
    points.map((p) => Math.log(p.milliseconds)),
  ];
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const covariance = xs.reduce((sum, x, nth) => sum + (x - meanX) * ((ys[nth] as number) - meanY), 0);
  return covariance / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
