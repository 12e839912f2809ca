// What speaks to users comes before how things came to be.
var Scorer = {
  score: ([page, , , , score]) => (/^CHANGELOG$|^docs\/(decisions|upstream)\//.test(page) ? score - 10 : score),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: {},
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
