import type { Author } from '@/lib/domain/papers/paper';

/** A name as bibliographies part it. */
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

/** A group, or a person of one name: bibliographies must not take it apart. */
export function standsWhole({ given }: Author): boolean {
  return given === '';
}

/** `Given Family`. */
export function fullName({ family, given }: Author): string {
  return given ? `${given} ${family}` : family;
}
