/**
 * What can be done with a backup: take it back into a library that is there, into one that was lost, or into none; or
 * save it alone.
 */
export type RestoreWay = 'restore' | 'lost' | 'start-over' | 'save-only';
