const words =
  'agency|association|bureau|cent(?:er|re)|commission|committee|consortium|collaboration|corporation|council|department|federation|foundation|initiative|institut[eo]?|laborator(?:y|ies)|ministry|network|organi[sz]ation|society|universit(?:y|ies|at|ät|é|à|eit)';
const atEnd = new RegExp(`\\s(?:${words}|gmbh|inc\\.?|ltd\\.?|working group)$`, 'i');
const atStart = new RegExp(
  `^(?:the )?(?:[\\p{Lu}][\\p{L}]+ )?(?:${words}) (?:of|for|on|de|der|für)\\s`,
  'iu',
);

/** Whether a name is an organisation's, which must not be taken apart into given and family name. */
export function isOrganisation(name: string): boolean {
  return atEnd.test(name) || atStart.test(name);
}
