/** Text that sites show in place of a missing abstract. */
const noAbstract =
  /^\W*(?:(?:n\/a|none|null|undefined|abstract)\W*$|no abstract\b|abstract (?:is )?(?:not|un)\s?available|an abstract is not|this article has no abstract)/i;
/** Text that sites show in place of an abstract to readers without a subscription. */
const forSubscribers =
  /^\W*(?:access to|to (?:read|access|view)|you (?:do not|don['’]t)|this (?:is a preview|content|article is|document is)|please|log ?in|sign ?in|get|buy|purchase)\b.*\b(?:subscri\w+|log ?in|sign ?in|purchase|institution\w*)\b/is;
/** A label at the start of the text, if the word after it begins a sentence. */
const leadingLabel =
  /^(?:Abstract|Summary)\s+(?=(?:We|This|In|The|A|An|Our|It|Here|Background|Objectives?|Motivation|Purpose|Aims?|To|Although|While|Despite|These|There|For|With|By|From|Many|Most|Since|Recent(?:ly)?|Introduction|Context|Importance|Rationale)\b)/;
/** Characters: notices in place of an abstract are no longer than this. */
const SHORT = 300;
const notice =
  /(?<=[.!?)])\s+(?:(?:©|\(c\)|Copyright ©?)\s*(?:\d{4}\b|the authors?\b|[^.]{0,80}\b(?:19|20)\d\d\b)|(?:Key\s?words|Index Terms)\s*[:—–-])/i;
/** Characters at the end of an abstract that are searched for a copyright notice or keywords. */
const TAIL = 400;

/** An abstract without its label, and without the links, keywords and copyright notice after it. */
export function plainAbstract(abstract: string): string {
  const text = abstract
    .replace(leadingLabel, '')
    .replace(/^(?:ABSTRACT|(?:Abstract|Summary)(?=\s*[:.—–-]))\s*[:.—–-]*\s*(?=\S)/, '')
    .replace(/(?:\s*\[(?:abs|pdf|bib(?:tex)?|code|supp(?:lementary)?|slides|video)\])+$/i, '');
  return withoutNotice(text);
}

/**
 * An abstract without the keywords and the copyright notice after it; empty for a notice that there is none, or that
 * only subscribers see it.
 */
export function withoutNotice(abstract: string): string {
  if (abstract.length < SHORT && (noAbstract.test(abstract) || forSubscribers.test(abstract))) return '';
  const from = Math.max(0, abstract.length - TAIL);
  const at = abstract.slice(from).search(notice);
  return at < 0 || from + at === 0 ? abstract : abstract.slice(0, from + at);
}
