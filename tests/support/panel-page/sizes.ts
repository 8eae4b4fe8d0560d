/** The sizes and schemes in which every screen is looked at; a side panel is as narrow as the first. */
export const widths = {
  narrow: { width: 320, height: 720 },
  usual: { width: 480, height: 720 },
  wide: { width: 860, height: 720 },
};

export const schemes = ['light', 'dark'] as const;
