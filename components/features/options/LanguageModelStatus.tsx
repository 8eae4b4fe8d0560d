import { errorSentence } from '@/components/i18n/format-error';
import { formatCount, formatDateTime } from '@/components/i18n/format-numbers-and-dates';
import { type LanguageModelUse, QUESTIONS_A_DAY } from '@/lib/domain/preferences/language-model';
import { message } from '@/lib/platform/messages';

interface LanguageModelStatusProps {
  use: LanguageModelUse;
  /** Whether the page shows the problem already. */
  isProblemShown: boolean;
}

/** The state of the language model: the number of questions, what was sent last and where, and whether it answers. */
export function LanguageModelStatus({ use, isProblemShown }: LanguageModelStatusProps) {
  const { asked, last, problem } = use;
  const questions = [formatCount(asked), formatCount(QUESTIONS_A_DAY)];
  return (
    <div class="soft language-model-status">
      <p>{message('language_model_asked', questions)}</p>
      {last && (
        <p>
          {message(`language_model_last_${last.about}`, [
            formatDateTime(last.at),
            last.title,
            last.host || message('language_model_here'),
          ])}
        </p>
      )}
      {problem && !isProblemShown && <p>{errorSentence(problem)}</p>}
    </div>
  );
}
