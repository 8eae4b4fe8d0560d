/** Size of a mark beside a title, in pixels. */
export const MARK_SIZE = { width: 24, height: 24 };

/** A margin before a title that is narrower than this, in pixels, has no space for a mark, which then stands behind it. */
export const MARK_MARGIN = 28;
