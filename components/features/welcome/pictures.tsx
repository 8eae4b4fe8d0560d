import type { ComponentChildren } from 'preact';

/** Small pictures of the first screens, in the colours of the theme; the text beside them says what they show. */

const Picture = ({ children }: { children: ComponentChildren }) => (
  <svg class="welcome-picture" viewBox="0 0 240 120" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

const Leaf = ({ x, y, kind }: { x: number; y: number; kind: 'hollow' | 'filled' | 'dotted' }) => (
  <circle class={`leaf leaf-${kind}`} cx={x} cy={y} r="6" />
);

const Line = ({ x, y, length, soft = false }: { x: number; y: number; length: number; soft?: boolean }) => (
  <rect class={soft ? 'words words-soft' : 'words'} x={x} y={y} width={length} height="6" rx="3" />
);

/** Titles on a page, each with its mark, and one that is filed. */
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

/** A tree: branches, a paper placed by the program, one that waits for a word. */
export const TreePicture = () => (
  <Picture>
    <path class="branch" d="M40 22v76M40 40h26M40 98h26M66 40v34h24M66 57h24" />
    <Line x={34} y={12} length={64} />
    <Line x={72} y={36} length={58} />
    <Line x={98} y={54} length={84} soft />
    <Line x={98} y={71} length={70} soft />
    <Line x={72} y={94} length={76} />
    <Leaf x={196} y={57} kind="filled" />
    <Leaf x={184} y={74} kind="dotted" />
    <Leaf x={162} y={97} kind="filled" />
  </Picture>
);

/** Papers inside a closed line: nothing goes out. */
export const HomePicture = () => (
  <Picture>
    <rect class="sheet" x="44" y="14" width="152" height="92" rx="14" />
    <path class="branch" d="M120 92V64M120 78c0-12 8-16 22-20M120 70c0-12-8-18-20-22" />
    <Leaf x={146} y={56} kind="filled" />
    <Leaf x={96} y={46} kind="filled" />
    <Leaf x={120} y={36} kind="dotted" />
  </Picture>
);
