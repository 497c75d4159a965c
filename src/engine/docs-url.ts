const packageName = 'eslint-plugin-memory-audit';

/** The address of a rule's page, as the package of a version holds it. */
export function docsUrl(ruleId: string, version: string): string {
  return `https://unpkg.com/${packageName}@${version}/docs/rules/${ruleId}.md`;
}
