/** What is kept on purpose when it is made: records of a database, members of a page, people's things. Such names never make a pair. */
const kept = new Set(
  `account address banner dialog drawer menu modal overlay panel popover popup prompt sheet sidebar snackbar spinner toast tooltip wizard alert annotation answer article asset attribute audit avatar backup bill board bookmark booking branch bucket campaign card cart
  category channel chat child class client cluster collection column comment commit company component contact container contract conversation coupon course
  customer dashboard database document domain draft element employee entity entry environment event favorite field file filter folder follow form group
  guest image instance integration invitation invite invoice issue item job key label lead lesson link list listing location log member membership
  merchant message migration milestone namespace node note notification office option order org organisation organization owner package page partner password
  payment permission person photo plan playlist policy portfolio post prescription product profile project property question quiz quote rating reaction
  recipe record region release reminder repo repository request reservation review reward role room route row rule sale schedule schema secret
  seller service shop site space staff stage status store story student subject subscription supplier survey tab table tag task team template tenant
  thread ticket todo token topic transaction trip user vehicle vendor version video view visit volume vote voucher wallet warehouse webhook website
  workflow workspace`.split(/\s+/),
);

/** What computes with memory behind a name: where both halves are declared side by side, nobody else frees what was made. */
const handles = new Set(
  `allocation arena bitmap buffer bvh codec decoder encoder fastmap fbo forest framebuffer geometry graph handle heap hypergraph
  kernel lattice mat matrix mesh octree pointer projection ptr renderbuffer sampler shader simulation solver subgraph surface tensor texture tokenizer
  trie vao vbo voxel`.split(/\s+/),
);

const graphs = new Set(['graph', 'subgraph', 'hypergraph', 'projection', 'network', 'fastmap']);
const embeddings = new Set(['embedding', 'projector', 'umap', 'tsne']);

/** Things that people keep: made to stay, under a name of their own. */
export function isKeptOnPurpose(noun: string): boolean {
  return kept.has(lastWord(noun));
}

/** Things that hold memory behind a name and are of no use after their work. */
export function isHandleNoun(noun: string): boolean {
  return handles.has(lastWord(noun));
}

/** What sort of kind a noun speaks of. */
export function sortOf(noun: string): 'graph' | 'embedding' | undefined {
  const last = lastWord(noun);
  return graphs.has(last) ? 'graph' : embeddings.has(last) ? 'embedding' : undefined;
}

function lastWord(noun: string): string {
  const last = noun.slice(noun.lastIndexOf(' ') + 1);
  return last.endsWith('ss')
    ? last
    : last
        .replace(/ies$/, 'y')
        .replace(/rices$/, 'rix')
        .replace(/s$/, '');
}
