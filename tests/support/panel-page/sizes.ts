/** The sizes and schemes in which every screen is checked: Firefox's sidebar, a side panel, a tab. */
export const widths = {
  narrow: { width: 240, height: 720 },
  usual: { width: 360, height: 720 },
  wide: { width: 900, height: 720 },
};

export const schemes = ['light', 'dark'] as const;
