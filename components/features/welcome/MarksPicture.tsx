import type { ComponentChildren } from 'preact';

const Picture = ({ children }: { children: ComponentChildren }) => (
  <svg class="welcome-picture" viewBox="0 0 240 120" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

const Leaf = ({ x, y, kind }: { x: number; y: number; kind: 'hollow' | 'filled' }) => (
  <circle class={`leaf leaf-${kind}`} cx={x} cy={y} r="6" />
);

const Line = ({ x, y, length, soft = false }: { x: number; y: number; length: number; soft?: boolean }) => (
  <rect class={soft ? 'words words-soft' : 'words'} x={x} y={y} width={length} height="6" rx="3" />
);

/**
 * An animation of titles on a page with their marks, one of which is clicked again and again. The text beside it
 * describes it.
 */
export const MarksPicture = () => (
  <Picture>
    <rect class="sheet" x="8" y="8" width="224" height="104" rx="8" />
    {[28, 56, 84].map((y, row) => (
      <g key={y}>
        <Leaf x={28} y={y + 3} kind={row === 1 ? 'filled' : 'hollow'} />
        <Line x={44} y={y - 4} length={[120, 92, 108][row] ?? 0} />
        <Line x={44} y={y + 6} length={[72, 60, 84][row] ?? 0} soft />
      </g>
    ))}
    <rect class="pill" x="148" y="46" width="76" height="20" rx="10" />
    <Line x={160} y={53} length={52} soft />
  </Picture>
);
