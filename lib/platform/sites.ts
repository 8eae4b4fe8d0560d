/** Sites whose pages are marked from installation on; all else is asked for when it is needed. */
export const sites = ['https://arxiv.org/*', 'https://export.arxiv.org/*', 'https://huggingface.co/*'];
