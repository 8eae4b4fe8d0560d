import { cleanText } from '@/lib/bibliography/clean-text';
import { identifiersOfAddress } from '@/lib/capture/identifiers-of-address';
import { isPaperPage } from '@/lib/importers/entry/canonical-address';
import { type Description, describePaper } from '@/lib/importers/entry/describe-paper';
import { linkTitle, titleInAddress } from '@/lib/importers/entry/title-of-link';
import type { Reading, TopicNames } from '@/lib/importers/importer';

/** A saved link. */
export interface KeptLink extends Omit<Description, 'title' | 'addresses'> {
  address: string;
  /** The link's text, from which the title is taken. */
  written: string;
  /** Its line in the file, or its number in a list, from 1. */
  line: number;
  topics: TopicNames[];
}

/** Adds the paper that a link leads to, or lists the link as unread if it does not lead to one. */
export function addLink(
  reading: Reading,
  { address, written, line, topics, ...description }: KeptLink,
): void {
  const paper = isPaperPage(address)
    ? describePaper({
        ...description,
        title: linkTitle(written) ?? titleInAddress(address),
        addresses: [address],
      })
    : null;
  const paths = topics.filter((path) => path.length > 0);
  if (paper) reading.entries.push({ paper, topics: paths });
  else reading.unread.push({ line, reason: 'not-a-paper', text: cleanText(written || address, 100) });
}

/** Whether two addresses contain identifiers of the same schemes, all of them different. */
export function areOfDifferentPapers(one: string, other: string): boolean {
  const [first, second] = [identifiersOfAddress(one), identifiersOfAddress(other)];
  const shared = Object.entries(first).filter(([scheme]) => Object.hasOwn(second, scheme));
  return (
    shared.length > 0 && shared.every(([scheme, name]) => second[scheme as keyof typeof second] !== name)
  );
}
