const words =
  'agency|alliance|association|authority|bureau|cent(?:er|re)|commission|committee|consorti(?:um|a)|collaborations?|corporation|council|department|federation|foundation|initiative|institut[eo]?|laborator(?:y|ies)|ministry|network|organi[sz]ation|project|society|task force|team|universit(?:y|ies|at|ät|é|à|eit)|working group';
const atEnd = new RegExp(`\\s(?:${words}|(?:research|study|expert|focus) group|gmbh|inc\\.?|ltd\\.?)$`, 'i');
const atStart = new RegExp(
  `^(?:the )?(?:[\\p{Lu}][\\p{L}-]+ ){0,3}(?:${words}) (?:of|for|on|de|der|für)\\s`,
  'iu',
);
/** Companies named as authors that look like a given and a family name. */
const companies =
  /^(?:(?:google|microsoft|meta|ibm|amazon|apple|baidu|adobe|salesforce|huawei|tencent|nvidia|facebook|samsung|bytedance|yandex|stability|mistral|cohere)(?: (?:ai|brain|deepmind|health|quantum(?: ai)?|research|seed|cloud))+)$/i;

/** Whether a name is that of an organisation, which must not be split into given and family name. */
export function isOrganisation(name: string): boolean {
  return atEnd.test(name) || atStart.test(name) || companies.test(name);
}
