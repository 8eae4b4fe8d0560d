import type { PanelClient } from '@/components/data/panel-client-context';
import type { Acts } from '@/components/features/acts/acts-context';
import type { Citing } from '@/components/features/citation/use-citing';
import { openPage, pageOf } from '@/components/features/papers/open-paper-page';
import type { PaperCommands } from '@/components/features/papers/paper-commands-context';
import { topicPathText } from '@/components/features/tree/TopicPath';
import type { TopicNodes } from '@/components/features/tree/topic-nodes';
import { pluralMessage } from '@/components/i18n/plural-message';
import { webAddress } from '@/components/ui/links/web-address';
import { type PaperId, UNSORTED } from '@/lib/domain/ids';
import type { PaperAnnotation } from '@/lib/domain/papers/paper-annotation';
import { keyPart, message } from '@/lib/platform/messages';
import type { OverlayState } from './use-overlay';

interface PaperCommandsOptions {
  client: PanelClient;
  tree: TopicNodes;
  acts: Acts;
  overlays: OverlayState;
  citing: Citing;
  open(paper: PaperId): void;
  openNote(paper: PaperId): void;
}

/**
 * Creates the commands for papers. Each sends a request to the background and reports the result, or opens a dialog.
 */
export function createPaperCommands(options: PaperCommandsOptions): PaperCommands {
  const { client, tree, acts, overlays, citing, open, openNote } = options;
  const commands: PaperCommands = {
    file(paperIds, topicId) {
      const { length } = paperIds;
      const sentence =
        topicId === UNSORTED
          ? pluralMessage('act_unsorted', length)
          : pluralMessage('act_filed', length, [topicPathText(tree, topicId)]);
      void acts.perform(client.movePapers({ paperIds, topicId }), sentence);
    },
    keep(paperIds, topicId) {
      const sentence = pluralMessage('act_kept', paperIds.length, [topicPathText(tree, topicId)]);
      void acts.perform(client.movePapers({ paperIds, topicId }), sentence);
    },
    reject(paperIds, topicId) {
      const sentence = pluralMessage('act_rejected', paperIds.length, [topicPathText(tree, topicId)]);
      void acts.perform(client.rejectPlaces({ paperIds }), sentence);
    },
    askPlace: (papers, suggested, onFiled) =>
      overlays.open({ show: 'move-papers', papers, suggested, onFiled }),
    remove(paperIds) {
      void acts.perform(client.deletePapers({ paperIds }), pluralMessage('act_removed', paperIds.length));
    },
    open,
    openNote,
    async annotate(paperIds, annotation) {
      const request = client.annotatePapers({ paperIds, annotation });
      // Notes are saved while a person types, so a notice for each save would be a nuisance.
      if (annotation.notes === undefined) {
        await acts.perform(request, formatAnnotation(paperIds.length, annotation));
        return;
      }
      const answer = await request;
      if (!answer.ok) acts.fail(answer);
    },
    askFurther: (papers) => overlays.open({ show: 'add-topic', papers }),
    addTo(paperIds, topicId) {
      const sentence = pluralMessage('act_also', paperIds.length, [topicPathText(tree, topicId)]);
      void acts.perform(client.addToTopic({ paperIds, topicId }), sentence);
    },
    takeFrom(paperIds, topicId) {
      const sentence = pluralMessage('act_taken_from', paperIds.length, [topicPathText(tree, topicId)]);
      void acts.perform(client.removeFromTopic({ paperIds, topicId }), sentence);
    },
    fileUnderNew(papers, name) {
      const sentence = pluralMessage('act_filed', papers.length, [name]);
      void acts.perform(client.createTopic({ name, parentId: null, papers }), sentence);
    },
    openPage(paper) {
      const address = pageOf(paper);
      if (address) openPage(address);
      else acts.say(message('paper_no_page'));
    },
    openPdf(paper) {
      const address = webAddress(paper.links.pdf);
      if (address) openPage(address);
      else acts.say(message('paper_no_pdf'));
    },
    cite: (papers) => citing.copy({ papers }),
    citeUnsaved: (unsaved) => citing.copy({ unsaved }),
    askCitation: (papers, anchor) => overlays.open({ show: 'citation', cited: { papers }, anchor }),
    byKey(command, { paper }, { papers, anchor, move }) {
      switch (command) {
        case 'favourite':
          return commands.annotate(papers, { favourite: !paper.favourite });
        case 'read':
          return commands.annotate(papers, { reading: paper.reading === 'read' ? null : 'read' });
        case 'move':
          return move();
        case 'page':
          return commands.openPage(paper);
        case 'pdf':
          return commands.openPdf(paper);
        case 'cite':
          return commands.cite(papers);
        case 'choose-citation':
          return commands.askCitation(papers, anchor);
      }
    },
  };
  return commands;
}

function formatAnnotation(
  papers: number,
  { reading, favourite, addTags, removeTags }: PaperAnnotation,
): string {
  if (reading !== undefined)
    return pluralMessage('act_reading', papers, [
      message(reading ? `reading_${keyPart(reading)}` : 'reading_none'),
    ]);
  if (favourite !== undefined) return pluralMessage(favourite ? 'act_favourite' : 'act_unfavourite', papers);
  const [added, removed] = [addTags?.join(', '), removeTags?.join(', ')];
  return pluralMessage(added ? 'act_tagged' : 'act_untagged', papers, [added ?? removed ?? '']);
}
