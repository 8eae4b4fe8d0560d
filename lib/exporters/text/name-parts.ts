import type { Author } from '@/lib/domain/papers/paper';

/** The parts of a name in bibliographies. */
export interface NameParts {
  family: string;
  given: string;
  /** `Jr.`; the library keeps it at the end of the family name. */
  suffix?: string;
}

export function namePartsOf({ family, given }: Author): NameParts {
  const [, name, suffix] = /^(.*\S),? ((?:Jr|Sr)\.?|II|III|IV)$/.exec(family) ?? [];
  return given && name && suffix ? { family: name, given, suffix } : { family, given };
}

/** Whether a name is that of a group or a person with a single name, which bibliographies must not split. */
export function isSingleName({ given }: Author): boolean {
  return given === '';
}

/** `Given Family`. */
export function fullName({ family, given }: Author): string {
  return given ? `${given} ${family}` : family;
}
