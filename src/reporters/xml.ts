import { escapeUTF8 } from 'entities';

/** Characters that no XML document may hold, in whatever form. */
// eslint-disable-next-line no-control-regex
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML shows it. */
export function xmlText(text: string): string {
  return escapeUTF8(text.replaceAll(forbidden, '\ufffd'));
}

/** An element; its content is XML already. Line breaks in attributes are kept, which a reader would otherwise turn into blanks. */
export function xmlElement(name: string, attributes: Readonly<Record<string, string | number>>, content: readonly string[] = []): string {
  const given = Object.entries(attributes).map(([key, value]) => {
    const text = xmlText(String(value)).replaceAll(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
    return ` ${key}="${text}"`;
  });
  return content.length === 0 ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${content.join('\n')}</${name}>`;
}

/** A document with one element at its root. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
