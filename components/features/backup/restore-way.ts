/** What can be done with a backup: take it back into a library that is there, or into none; or save it alone. */
export type RestoreWay = 'restore' | 'start-over' | 'save-only';
