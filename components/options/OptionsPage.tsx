import { message } from '@/lib/platform/messages';
import { ModelOptions } from './ModelOptions';

export function OptionsPage() {
  return (
    <>
      <h1>
        <img src="/icon/mark.svg" alt="" width="24" height="24" />
        {message('options_title')}
      </h1>
      <ModelOptions />
    </>
  );
}
