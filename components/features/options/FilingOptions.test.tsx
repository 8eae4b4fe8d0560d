// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { waitFor, within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { createLibraryQueries } from '@/components/data/create-library-queries';
import { LibraryQueriesContext } from '@/components/data/library-queries';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { readFilingPreferences } from '@/lib/db/queries/read-settings';
import { mount } from '@/tests/support/mount';
import { openLibrary } from '@/tests/support/open-library';
import { panelClientOf } from '@/tests/support/panel-client-of';
import { FilingOptions } from './FilingOptions';

it('shows the current choice, explains it, and stores another one', async () => {
  const { db, library } = openLibrary();
  const options = within(
    mount(
      <LibraryQueriesContext.Provider value={createLibraryQueries(db)}>
        <PanelClientContext.Provider value={panelClientOf(library)}>
          <FilingOptions />
        </PanelClientContext.Provider>
      </LibraryQueriesContext.Provider>,
    ),
  );
  const autonomy = within(await options.findByRole('group', { name: 'When a paper is saved' }));
  const chosen = () =>
    options
      .getAllByRole<HTMLInputElement>('radio')
      .flatMap((radio) => (radio.checked ? [radio.getAttribute('aria-describedby')] : []));
  expect(chosen()).toEqual(['filing_ask_unsure', 'filing_medium']);
  expect(autonomy.getByText(/nothing is filed without you/)).toBeTruthy();
  const user = userEvent.setup();
  await user.click(autonomy.getByRole('radio', { name: /^File quietly/ }));
  await user.click(options.getByRole('radio', { name: /^Fine/ }));
  await waitFor(() => expect(chosen()).toEqual(['filing_quiet', 'filing_fine']));
  expect(await readFilingPreferences(db)).toEqual({ autonomy: 'quiet', granularity: 'fine' });
});
