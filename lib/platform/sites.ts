/** Sites whose pages are marked from installation on; all else is asked for when it is needed. */
export const sites = ['https://arxiv.org/*', 'https://export.arxiv.org/*', 'https://huggingface.co/*'];

/** Where a person may have it asked whether a preprint was published; asked for at that click. */
export const catalogues = ['https://api.crossref.org/*', 'https://dblp.org/*'];
