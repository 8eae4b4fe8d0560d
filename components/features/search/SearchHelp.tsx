import { message } from '@/lib/platform/messages';

/** Search operators, each with the message that explains it. */
const operators = [
  ['author:lee', 'search_by_author'],
  ['year:>2023  year:2020..2022', 'search_by_year'],
  ['cat:cs.CL', 'search_by_category'],
  ['topic:"Agents"', 'search_by_topic'],
  ['tag:later  venue:ICML', 'search_by_tag'],
  ['is:unread', 'search_by_state'],
  ['has:notes', 'search_by_part'],
  ['"two words"', 'search_by_phrase'],
  ['-survey', 'search_without'],
] as const;

/** The list of search operators, expanded on request. */
export function SearchHelp() {
  return (
    <details class="search-help">
      <summary>{message('search_operators')}</summary>
      <dl>
        {operators.map(([example, meaning]) => (
          <div key={example}>
            <dt>
              {example.split('  ').map((typed) => (
                <code key={typed}>{typed}</code>
              ))}
            </dt>
            <dd>{message(meaning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
