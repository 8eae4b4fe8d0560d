import type { ComponentType } from 'preact';
import { ImportFile } from '@/components/features/import/ImportFile';
import { message } from '@/lib/platform/messages';
import { BackupOptions } from './BackupOptions';
import { FilingOptions } from './FilingOptions';
import { LanguageModelOptions } from './LanguageModelOptions';
import { ModelOptions } from './ModelOptions';
import { PrivacyOptions } from './PrivacyOptions';
import { ShortcutOptions } from './ShortcutOptions';
import { SiteOptions } from './SiteOptions';
import { StorageOptions } from './StorageOptions';

/** A section of the page. Its title is the message `options_<id>`, and its description `options_<id>_what`. */
interface OptionsSection {
  /** Also the anchor of the section: `options.html#<id>`. */
  id:
    | 'filing'
    | 'models'
    | 'language_model'
    | 'sites'
    | 'shortcuts'
    | 'import'
    | 'backup'
    | 'storage'
    | 'privacy';
  Content: ComponentType;
}

/** The sections in the order of the page. */
const sections: OptionsSection[] = [
  { id: 'filing', Content: FilingOptions },
  { id: 'models', Content: ModelOptions },
  { id: 'language_model', Content: LanguageModelOptions },
  { id: 'sites', Content: SiteOptions },
  { id: 'shortcuts', Content: ShortcutOptions },
  { id: 'import', Content: ImportFile },
  { id: 'backup', Content: BackupOptions },
  { id: 'storage', Content: StorageOptions },
  { id: 'privacy', Content: PrivacyOptions },
];

/** The options page: all settings, each with a description. */
export function OptionsPage() {
  return (
    <>
      <header class="options-header">
        <h1>
          <img src="/icon/mark.svg" alt="" width="24" height="24" />
          {message('options_title')}
        </h1>
        <nav aria-label={message('options_sections')}>
          <ul class="section-links">
            {sections.map(({ id }) => (
              <li key={id}>
                <a href={`#${id}`}>{message(`options_${id}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        {sections.map(({ id, Content }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{message(`options_${id}`)}</h2>
            <p class="soft">{message(`options_${id}_what`)}</p>
            <Content />
          </section>
        ))}
      </main>
    </>
  );
}
