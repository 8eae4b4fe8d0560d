import { savingInSitePages } from './stories/site-pages';
import { dozen } from './support/dozen';

const [, , paper] = dozen.recommenders;

savingInSitePages({
  papers: [
    ['arxiv-abs', `https://arxiv.org/abs/${paper?.arxiv}`],
    ['huggingface-paper', `https://huggingface.co/papers/${paper?.arxiv}`],
  ],
  lists: [
    ['arxiv-list', 'https://arxiv.org/list/cs.IR/new'],
    ['huggingface-daily', 'https://huggingface.co/papers'],
  ],
});
