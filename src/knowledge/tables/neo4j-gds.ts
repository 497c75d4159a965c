import type { LibraryTable } from '../table.ts';

const docs = 'https://neo4j.com/docs/graph-data-science/current';

/** Graph Data Science inside Neo4j: procedures in Cypher texts keep graphs, models and pipelines in the server’s memory until dropped. */
export const neo4jGds = {
  library: 'neo4j-gds',
  modules: [],
  globals: [],
  kinds: {
    Projection: {
      noun: 'graph projection',
      sort: 'graph',
      resource: {
        release: "CALL gds.graph.drop('%')",
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the memory of the Neo4j server, where it survives the client',
      },
      evidence: `${docs}/management-ops/graph-catalog-ops/`,
    },
    Pipeline: {
      noun: 'pipeline',
      sort: 'model',
      resource: {
        release: "CALL gds.pipeline.drop('%')",
        discipline: 'manual',
        collected: 'never',
        keptIn: 'the memory of the Neo4j server, where it survives the client',
      },
      evidence: `${docs}/pipeline-catalog/`,
    },
  },
  functions: [],
  texts: [
    {
      kind: 'neo4j-gds.Projection',
      acquires: [
        'gds.graph.project',
        'gds.graph.project.cypher',
        'gds.alpha.graph.project',
        'gds.graph.create',
        'gds.graph.create.cypher',
        'gds.graph.filter',
        'gds.beta.graph.project.subgraph',
        'gds.beta.graph.create.subgraph',
        'gds.graph.sample.rwr',
        'gds.graph.sample.cnarw',
        'gds.alpha.graph.sample.rwr',
        'gds.graph.generate',
        'gds.beta.graph.generate',
      ],
      releases: ['gds.graph.drop'],
      checks: ['gds.graph.exists'],
      evidence: `${docs}/management-ops/graph-catalog-ops/`,
    },
    {
      kind: 'neo4j-gds.Pipeline',
      acquires: [
        'gds.beta.pipeline.nodeClassification.create',
        'gds.beta.pipeline.linkPrediction.create',
        'gds.alpha.pipeline.nodeRegression.create',
      ],
      releases: ['gds.pipeline.drop', 'gds.beta.pipeline.drop'],
      evidence: `${docs}/pipeline-catalog/`,
    },
  ],
} satisfies LibraryTable;
