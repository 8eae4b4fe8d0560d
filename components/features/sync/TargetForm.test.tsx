// @vitest-environment happy-dom
// Before anything that reads the database or the message catalogue.
import 'fake-indexeddb/auto';
import '@/tests/support/catalogue';

import { within } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { PanelClientContext } from '@/components/data/panel-client-context';
import { TargetAccessContext } from '@/components/data/target-access-context';
import { buildTopicNodes } from '@/components/features/tree/topic-nodes';
import { TopicNodesContext } from '@/components/features/tree/topic-nodes-context';
import type { PanelClient } from '@/lib/rpc/panel-client';
import { mount } from '@/tests/support/mount';
import { fakeTargets } from '@/tests/support/panel-page/fake-targets';
import { makeTarget } from '@/tests/sync/support/open-sync';
import { TargetForm } from './TargetForm';

const user = userEvent.setup();
const id = '01a21f95-4355-4aaa-8dc0-5afafb9ce709';
const place = { kind: 'webdav', address: 'https://cloud.example/dav/', user: 'reader' } as const;

/** The form for an existing, encrypted target. */
function drawForm() {
  const targets = fakeTargets();
  const client = {
    testTarget: vi.fn(targets.testTarget),
    changeTarget: vi.fn(targets.changeTarget),
  };
  const access = {
    hasFolders: true,
    askForHost: vi.fn(async () => true),
    askForDownloads: async () => true,
    pickFolder: async () => null,
    renewFolder: async () => true,
  };
  const form = within(
    mount(
      <TopicNodesContext.Provider value={buildTopicNodes([], new Map())}>
        <PanelClientContext.Provider value={client as Partial<PanelClient> as PanelClient}>
          <TargetAccessContext.Provider value={access}>
            <TargetForm target={{ ...makeTarget(id, place), isEncrypted: true }} onDone={() => undefined} />
          </TargetAccessContext.Provider>
        </PanelClientContext.Provider>
      </TopicNodesContext.Provider>,
    ),
  );
  const press = async (name: string) => user.click(await form.findByRole('button', { name }));
  return { client, access, form, press };
}

it('a new passphrase does not change the stored password', async () => {
  const { client, form, press } = drawForm();
  await press('Continue');
  await user.type(await form.findByLabelText('Passphrase'), 'a long passphrase');
  await press('Continue');
  await press('Save');
  await vi.waitFor(() => expect(client.changeTarget).toHaveBeenCalledOnce());
  expect(client.changeTarget.mock.calls[0]?.[0].secret).toEqual({ passphrase: 'a long passphrase' });
});

it('a new address is tested with the stored password', async () => {
  const { client, access, form, press } = drawForm();
  await user.type(form.getByLabelText('Address of the folder'), 'papers/');
  await press('Test and continue');
  await vi.waitFor(() => expect(client.testTarget).toHaveBeenCalledOnce());
  expect(client.testTarget.mock.calls[0]?.[0]).toMatchObject({ id, secret: {} });
  expect(access.askForHost).toHaveBeenCalledWith('https://cloud.example/dav/papers/');
});
