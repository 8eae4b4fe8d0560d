// The page's address ends with the id of the extension to ask; what came of it stands in the page.
const message = {
  type: 'request',
  name: 'deletePapers',
  request: { paperIds: ['arxiv:2512.14036'] },
};
if (location.hash)
  chrome.runtime.sendMessage(location.hash.slice(1), message).then(
    (answer) => {
      document.body.dataset.answer = JSON.stringify(answer);
    },
    (error) => {
      document.body.dataset.answer = String(error);
    },
  );
