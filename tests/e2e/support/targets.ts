import { until, type View } from './view';

/** Writes into the field of this label. */
export async function fill(panel: View, label: string, text: string): Promise<void> {
  const id = await until(`a field ${label}`, () =>
    panel.evaluate((wanted) => {
      const labels = [...document.querySelectorAll('label')];
      return labels.find(({ textContent }) => textContent?.trim() === wanted)?.htmlFor;
    }, label),
  );
  await panel.click({ css: `[id="${id}"]` });
  await panel.evaluate((field) => (document.getElementById(field) as HTMLInputElement).select(), id);
  await panel.type(text);
}

/** Adds a target by the three steps of the panel: `where` fills the first, the others are taken as they are. */
export async function addTarget(panel: View, kind: string, where: () => Promise<void>): Promise<void> {
  await panel.click({ css: '.sync-sign[aria-pressed=false]' });
  await panel.click({ css: '.sync-page .button-primary' });
  await panel.click({ css: '.target-form label', name: kind });
  await where();
  await panel.click({ css: '.target-form [type=submit]:enabled' });
  await panel.waitFor({ css: '.target-form select' });
  await panel.click({ css: '.target-form [type=submit]:enabled' });
  await fill(panel, 'Name', kind);
  await panel.click({ css: '.target-form [type=submit]:enabled' });
}

/** Waits until the panel says this of a target. */
export function waitForState(panel: View, state: string, timeout?: number): Promise<string> {
  return panel.waitFor({ css: `.target[data-state=${state}]` }, timeout);
}
