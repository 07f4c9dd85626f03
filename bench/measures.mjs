// measures.mjs: how good a ranking is, as trec_eval defines it.
//
// A document answers a topic when its grade is above zero; what was not judged does not. Gains are the grades themselves (trec_eval's ndcg_cut),
// not powers of two.

const depth = 1000;

const discounted = (gains) => gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);

// `ranking`: documents, best first. `grades`: document -> grade, at least one of them above zero.
export function measure(ranking, grades) {
  const ideal = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
  const gains = ranking.slice(0, depth).map((document) => Math.max(0, grades.get(document) ?? 0));
  let found = 0;
  let precision = 0;
  gains.forEach((gain, i) => {
    if (gain > 0) precision += ++found / (i + 1);
  });
  const first = gains.findIndex((gain) => gain > 0);
  return {
    MAP: precision / ideal.length,
    "nDCG@10": discounted(gains) / discounted(ideal),
    "P@10": gains.slice(0, 10).filter((gain) => gain > 0).length / 10,
    "recall@1000": found / ideal.length,
    MRR: first < 0 ? 0 : 1 / (first + 1),
  };
}

// The mean of each figure.
export function means(figures) {
  const names = Object.keys(figures[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, figures.reduce((sum, figure) => sum + figure[name], 0) / figures.length]));
}
